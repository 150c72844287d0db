package narratives.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import narratives.contract.ErrorCode;
import narratives.contract.LogPosition;
import narratives.contract.TenantId;
import narratives.live.ModelStatus;
import narratives.log.ChangeLog;
import narratives.model.Drift;
import narratives.model.Surprise;
import narratives.model.Upkeep;
import narratives.model.engagement.Blend;
import narratives.recommend.Mode;
import narratives.recommend.Tier;
import narratives.safety.HarmLevel;
import org.junit.jupiter.api.Test;

/** docs/operations.md lists every meter of the service with its tags, and no other. */
class MetersDocTest {
    private static final Path PAGE = Path.of("..", "docs", "operations.md");
    /** A row of a meter: its name as Prometheus shows it, its unit, its tags. */
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(recommender_[a-z_]+)` \\| ([^|]*) \\| ([^|]*) \\|");

    @Test
    void everyMeterIsListedWithItsTags() throws IOException {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        use(new Meters(registry, Clock.systemUTC()));

        Map<String, SortedSet<String>> listed = ROW.matcher(Files.readString(PAGE))
                .results()
                .collect(Collectors.toMap(
                        row -> row.group(1),
                        row -> new TreeSet<>(Stream.of(row.group(3).split(",", -1))
                                .map(tag -> tag.replace("`", "").trim())
                                .filter(tag -> !tag.equals("–"))
                                .toList())));

        Map<String, SortedSet<String>> present = new TreeMap<>();
        registry.forEachMeter(meter -> present.put(
                shown(meter.getId()),
                meter.getId().getTags().stream()
                        .map(tag -> tag.getKey())
                        .collect(Collectors.toCollection(TreeSet::new))));
        assertThat(listed).isEqualTo(present);
    }

    private static void use(Meters meters) {
        meters.listed(Mode.MATCH, Tier.PERSONAL, Duration.ofMillis(1));
        meters.missed("excluded");
        meters.varied(Mode.MATCH, .5);
        meters.flagged(TenantId.DEFAULT, List.of(HarmLevel.REVIEW));
        meters.stored(1, 1);
        meters.rejected(1, ErrorCode.INVALID_REQUEST);
        meters.trained(TenantId.DEFAULT, Upkeep.REFIT, Duration.ofSeconds(1));
        meters.refused(TenantId.DEFAULT);
        meters.fitted(TenantId.DEFAULT, "svd", Duration.ofSeconds(1));
        meters.notFitted(TenantId.DEFAULT, "svd");
        meters.dropped(1);
        meters.erasuresWait(TenantId.DEFAULT, Duration.ZERO);
        meters.stands(
                TenantId.DEFAULT,
                new ModelStatus(
                        "version",
                        Instant.EPOCH,
                        Duration.ZERO,
                        LogPosition.START,
                        LogPosition.START,
                        new ChangeLog.Lag(0, Duration.ZERO),
                        0,
                        0,
                        0,
                        0,
                        new Drift(0, 0, 0, 0, Surprise.NONE, false),
                        new Drift.Bounds(1, 1, 2, 1, 1, 1),
                        Blend.OF_NOTHING),
                1,
                0);
    }

    /** As the Prometheus registry shows it: dots are underscores, units and the kind of a counter stand behind. */
    private static String shown(Meter.Id id) {
        String name = id.getName().replace('.', '_');
        Optional<String> unit = Optional.ofNullable(id.getBaseUnit());
        return switch (id.getType()) {
            case COUNTER -> name + "_total";
            case TIMER -> name + "_seconds";
            default ->
                unit.filter(own -> !name.endsWith("_" + own))
                        .map(own -> name + "_" + own)
                        .orElse(name);
        };
    }
}
