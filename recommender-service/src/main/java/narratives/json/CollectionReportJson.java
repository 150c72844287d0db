package narratives.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import narratives.catalog.NarrativeId;
import narratives.collection.CollectionReport;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a collection has and lacks, on the wire. */
@Schema(
        name = "CollectionReport",
        description = "All but held is about published narratives.",
        requiredProperties = {
            "takenAt",
            "instrumentVersion",
            "held",
            "missing",
            "breakdowns",
            "gaps",
            "allGaps",
            "readers",
            "shown"
        })
public record CollectionReportJson(
        @Schema(format = "date-time") String takenAt,

        @Schema(description = "0: there is no instrument.") int instrumentVersion,

        Held held,
        Missing missing,

        @Schema(description = "One a question, in the order of the instrument.")
        List<Breakdown> breakdowns,

        @Schema(
                description =
                        "Pairs of answers that no narrative has together, though three or more would were the questions"
                                + " independent; those most to be expected first, 50 at most.")
        List<Gap> gaps,

        @Schema(description = "How many such pairs there are.")
        int allGaps,

        @Schema(
                description =
                        "Readers by their profiles, beside narratives told by people like them: where the instrument has"
                                + " the question of the profile, or one of the same name with narrator- before it.")
        List<ReaderGroup> readers,

        Shown shown) {
    /** Narratives by status. */
    @Schema(
            name = "CollectionHeld",
            requiredProperties = {"draft", "published", "withdrawn"})
    public record Held(int draft, int published, int withdrawn) {}

    /** Of how many narratives something is not known. */
    @Schema(
            name = "CollectionMissing",
            requiredProperties = {
                "contentWarnings",
                "contentUri",
                "language",
                "modality",
                "durationSeconds",
                "readingLevel"
            })
    public record Missing(
            int contentWarnings, int contentUri, int language, int modality, int durationSeconds, int readingLevel) {}

    /** The answers to a question. */
    @Schema(
            name = "CollectionBreakdown",
            requiredProperties = {"question", "label", "answered", "unanswered", "answers"})
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Breakdown(
            String question,
            String label,
            int answered,
            int unanswered,

            @Schema(description = "One an answer that may be given; empty for numbers and texts.")
            List<Share> answers,

            @Schema(
                    description = "The probability that two narratives drawn differ in the answer (Simpson, without"
                            + " replacement); over mentions where there may be several.")
            @Nullable Double simpson,

            @Schema(description = "Shannon's entropy over its highest value, 0 to 1.") @Nullable Double evenness,

            @Schema(description = "Of numbers.") @Nullable Double minimum,

            @Schema(description = "Of numbers.") @Nullable Double median,

            @Schema(description = "Of numbers.") @Nullable Double maximum) {
        private static Breakdown from(CollectionReport.Breakdown breakdown) {
            return new Breakdown(
                    breakdown.question(),
                    breakdown.label(),
                    breakdown.answered(),
                    breakdown.unanswered(),
                    breakdown.shares().stream()
                            .map(share -> new Share(share.answer(), share.label(), share.narratives()))
                            .toList(),
                    Wire.boxed(breakdown.simpson()),
                    Wire.boxed(breakdown.evenness()),
                    breakdown.numbers().map(CollectionReport.Numbers::minimum).orElse(null),
                    breakdown.numbers().map(CollectionReport.Numbers::median).orElse(null),
                    breakdown.numbers().map(CollectionReport.Numbers::maximum).orElse(null));
        }
    }

    /** How many narratives give an answer. */
    @Schema(
            name = "CollectionShare",
            requiredProperties = {"answer", "label", "narratives"})
    public record Share(String answer, String label, int narratives) {}

    /** Two answers that no narrative has together. */
    @Schema(
            name = "CollectionGap",
            requiredProperties = {"question", "answer", "otherQuestion", "otherAnswer", "expected"})
    public record Gap(
            String question,
            String answer,
            String otherQuestion,
            String otherAnswer,

            @Schema(description = "How many would have both, were the two questions independent.")
            double expected) {}

    /** Readers who gave an answer. */
    @Schema(
            name = "CollectionReaders",
            requiredProperties = {"question", "answer", "about", "narratives"})
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ReaderGroup(
            String question,
            String answer,

            @Schema(description = "Left out below five, so that nobody can be made out.") @Nullable Integer readers,

            @Schema(description = "The question of the instrument that asks the same of narrators.")
            String about,

            @Schema(description = "How many narratives give the same answer to it.")
            int narratives) {}

    /** What was shown. */
    @Schema(
            name = "CollectionShown",
            requiredProperties = {"narrativesServed", "never", "neverNarrativeIds"})
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Shown(
            @Schema(description = "In lists that are kept, each time counted.")
            long narrativesServed,

            @Schema(description = "How many narratives are in no such list.")
            int never,

            @Schema(description = "The first 100 of them, in catalogue order.")
            List<String> neverNarrativeIds,

            @Schema(description = "How unevenly narratives are shown: 0 all alike, towards 1 only one.") @Nullable Double gini) {}

    public static CollectionReportJson from(CollectionReport report) {
        return new CollectionReportJson(
                Timestamps.write(report.takenAt()),
                report.instrumentVersion(),
                new Held(
                        report.held().draft(),
                        report.held().published(),
                        report.held().withdrawn()),
                new Missing(
                        report.missing().contentWarnings(),
                        report.missing().contentUri(),
                        report.missing().language(),
                        report.missing().modality(),
                        report.missing().durationSeconds(),
                        report.missing().readingLevel()),
                report.breakdowns().stream().map(Breakdown::from).toList(),
                report.gaps().stream()
                        .map(gap -> new Gap(
                                gap.question(), gap.answer(), gap.otherQuestion(), gap.otherAnswer(), gap.expected()))
                        .toList(),
                report.allGaps(),
                report.readers().stream()
                        .map(group -> new ReaderGroup(
                                group.question(),
                                group.answer(),
                                Wire.boxed(group.readers()),
                                group.about(),
                                group.narratives()))
                        .toList(),
                new Shown(
                        report.shown().lists(),
                        report.shown().never(),
                        report.shown().some().stream().map(NarrativeId::value).toList(),
                        Wire.boxed(report.shown().gini())));
    }
}
