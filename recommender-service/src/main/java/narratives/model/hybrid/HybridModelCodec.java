package narratives.model.hybrid;

import java.util.Optional;
import narratives.model.ModelReader;
import narratives.model.ModelWriter;
import narratives.model.RatingModelCodec;
import narratives.model.StoredForm;
import narratives.model.UnreadableModelException;
import narratives.model.engagement.EngagementModelCodec;

/**
 * The binary form of the model whole, in the terms of {@link RatingModelCodec}, whose bytes alone can be read too: a model
 * without engagement. Equal models give equal bytes.
 *
 * <pre>
 * int      magic "NRHM"
 * int      format: 1
 * int      length;  the model of ratings, sealed by itself
 * byte     1 if there is a model of engagement, then it: see {@link EngagementModelCodec}
 * byte[32] SHA-256 of all the bytes before
 * </pre>
 */
public final class HybridModelCodec {
    private static final int MAGIC = 0x4e52484d;
    private static final int FORMAT = 1;

    private HybridModelCodec() {}

    public static byte[] write(HybridModel model) {
        ModelWriter to = new ModelWriter();
        to.integer(MAGIC);
        to.integer(FORMAT);
        to.block(RatingModelCodec.write(model.ratings()));
        to.tag(model.engagement().isPresent() ? 1 : 0);
        model.engagement().ifPresent(engagement -> EngagementModelCodec.write(engagement, to));
        return StoredForm.sealed(to.bytes());
    }

    /** @throws UnreadableModelException if the bytes are anything but a whole model of a known format */
    public static HybridModel read(byte[] bytes) throws UnreadableModelException {
        if (!StoredForm.isOf(MAGIC, bytes)) {
            return new HybridModel(RatingModelCodec.read(bytes), Optional.empty());
        }
        ModelReader from = new ModelReader(StoredForm.opened(bytes, MAGIC, "a model", FORMAT));
        from.integer();
        from.integer();
        byte[] ratings = from.block();
        HybridModel read = new HybridModel(
                RatingModelCodec.read(ratings),
                from.tag() == 1 ? Optional.of(EngagementModelCodec.read(from)) : Optional.empty());
        from.end();
        return read;
    }
}
