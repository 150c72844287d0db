package narratives.live;

import java.time.Instant;
import narratives.contract.LogPosition;
import narratives.log.ChangeLog;

/**
 * What a replica serves one tenant from.
 *
 * @param version of the trained model; an empty tenant has one too, which knows the prior alone
 * @param trainedAt when its training ended
 * @param trainedPosition the log position it was trained at
 * @param position the log position this replica has applied
 * @param lag what is committed beyond that
 * @param narratives how many are known, whatever their status
 * @param people how many are known
 * @param ratings how many answers to the primary question count at this position
 * @param trainedRatings how many of them the model was trained on
 */
public record ModelStatus(
        String version,
        Instant trainedAt,
        LogPosition trainedPosition,
        LogPosition position,
        ChangeLog.Lag lag,
        int narratives,
        int people,
        int ratings,
        int trainedRatings) {}
