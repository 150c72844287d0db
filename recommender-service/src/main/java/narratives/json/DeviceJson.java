package narratives.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.TreeSet;
import narratives.recommend.Circumstances;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What narratives are played on, on the wire. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Schema(name = "Device", description = "What cannot be played is shown only where there is a transcript.")
public record DeviceJson(
        @Schema(description = "Media types that can be played, such as video/mp4. Left out: any.") @Nullable List<@Nullable String> playable,

        @Schema(description = "Videos would not play.", defaultValue = "false") @Nullable Boolean slowConnection) {
    private static final int MOST_TYPES = 100;

    static @Nullable DeviceJson from(Circumstances.Device device) {
        return device.equals(Circumstances.Device.ANY)
                ? null
                : new DeviceJson(List.copyOf(device.playable()), device.slowConnection() ? true : null);
    }

    static Circumstances.Device read(Fields parent, @Nullable DeviceJson given) {
        if (given == null) {
            return Circumstances.Device.ANY;
        }
        Fields fields = parent.below("device");
        return new Circumstances.Device(
                new TreeSet<>(fields.<String, String>each(
                        "playable", given.playable, MOST_TYPES, (one, type) -> one.mediaType("", type))),
                given.slowConnection != null && given.slowConnection);
    }
}
