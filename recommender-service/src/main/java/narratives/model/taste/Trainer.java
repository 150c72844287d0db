package narratives.model.taste;

import org.apache.mahout.cf.taste.common.TasteException;

/** One of Taste's ways to learn. */
interface Trainer {
    Learned train(TasteRatings ratings) throws TasteException;
}
