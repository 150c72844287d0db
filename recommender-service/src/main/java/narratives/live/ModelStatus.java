package narratives.live;

import java.time.Duration;
import java.time.Instant;
import narratives.contract.LogPosition;
import narratives.log.ChangeLog;
import narratives.model.Drift;
import narratives.model.engagement.Blend;

/**
 * What a replica serves one tenant from.
 *
 * @param version of the trained model; an empty tenant has one too, which knows the prior alone
 * @param trainedAt when its training, by sweeps or by a refit, ended
 * @param took how long that was
 * @param trainedPosition the log position it was trained at
 * @param position the log position this replica has applied
 * @param lag what is committed beyond that
 * @param narratives how many are known, whatever their status
 * @param people how many are known
 * @param ratings how many answers to the primary question count at this position
 * @param trainedRatings how many of them the model was trained on
 * @param drift how far what is known has moved from that, and where the model comes from
 * @param bounds from where that is too much
 * @param engagement how much a standard deviation of each head of engagement moves a score, in steps of the primary question
 */
public record ModelStatus(
        String version,
        Instant trainedAt,
        Duration took,
        LogPosition trainedPosition,
        LogPosition position,
        ChangeLog.Lag lag,
        int narratives,
        int people,
        int ratings,
        int trainedRatings,
        Drift drift,
        Drift.Bounds bounds,
        Blend engagement) {}
