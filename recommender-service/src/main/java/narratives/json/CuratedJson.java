package narratives.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import narratives.catalog.NarrativeId;
import narratives.contract.FieldError;
import narratives.contract.Versioned;
import narratives.safety.Curated;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A curated list on the wire.
 *
 * @param version in an answer: the one in force; in a request: the one it was made from, absent if any will do
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "CuratedList",
        description = "Narratives picked by people, the best first.",
        requiredProperties = {"dated", "narrativeIds"})
public record CuratedJson(
        @Schema(description = "In a request: the version it was made from; absent if any will do.") @Nullable Integer version,

        @Schema(description = "The day on which somebody last looked at all of them, as 2026-11-23.") @Nullable String dated,

        @Schema(description = "Each once.", maxItems = MOST) @Nullable List<@Nullable String> narrativeIds) {
    /** More than anybody looks through by hand, chosen by us. */
    static final int MOST = 1000;

    public static CuratedJson from(Versioned<Curated> curated) {
        return new CuratedJson(
                curated.version(),
                curated.value().dated().toString(),
                curated.value().narratives().stream().map(NarrativeId::value).toList());
    }

    /** @throws narratives.contract.RecommenderException with every field that is wrong */
    public Curated toCurated() {
        Fields fields = new Fields();
        fields.whole("version", version, 1, Integer.MAX_VALUE);
        fields.require("dated", dated);
        fields.require("narrativeIds", narrativeIds);
        Optional<LocalDate> day = day(fields);
        List<NarrativeId> ids = fields.narrativeIds("narrativeIds", narrativeIds, MOST);
        fields.different("narrativeIds", ids);
        fields.check();
        return new Curated(day.orElseThrow(), ids);
    }

    private Optional<LocalDate> day(Fields fields) {
        try {
            return Optional.ofNullable(dated).map(LocalDate::parse);
        } catch (DateTimeException none) {
            fields.refuse("dated", FieldError.WRONG_FORM, "Must be a day such as 2026-11-23.");
            return Optional.empty();
        }
    }
}
