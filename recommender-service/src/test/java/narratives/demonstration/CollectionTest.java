package narratives.demonstration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import narratives.catalog.Answer;
import narratives.catalog.ContentWarnings;
import narratives.catalog.Modality;
import narratives.catalog.Narrative;
import narratives.catalog.NarrativeId;
import narratives.catalog.Question;
import narratives.catalog.Status;
import org.junit.jupiter.api.Test;

/** The shipped files. */
final class CollectionTest {
    private static final List<Narrative> NARRATIVES = Shipped.NARRATIVES;

    @Test
    void theCollectionIsLargeEnoughToChooseFrom() {
        List<Narrative> narratives = NARRATIVES;

        Set<NarrativeId> ids = narratives.stream().map(Narrative::id).collect(Collectors.toSet());

        assertThat(ids).hasSameSizeAs(narratives).hasSizeGreaterThanOrEqualTo(120);
    }

    @Test
    void everyCharacterisationIsValid() {
        assertThat(NARRATIVES)
                .allSatisfy(narrative -> assertThat(Shipped.INSTRUMENT.check(narrative.characterisation()))
                        .isEmpty());
    }

    @Test
    void everyQuestionIsAnsweredAndEveryOptionIsUsed() {
        Set<String> wanted = new TreeSet<>();
        Shipped.INSTRUMENT.questions().forEach(question -> wanted.addAll(answersOf(question)));

        Set<String> used = new TreeSet<>();
        NARRATIVES.forEach(narrative -> narrative
                .characterisation()
                .answers()
                .forEach((question, answer) -> used.addAll(under(question, keys(answer)))));

        assertThat(used).isEqualTo(wanted);
    }

    @Test
    void everySummarySaysThatItIsMadeUp() {
        assertThat(NARRATIVES)
                .allSatisfy(narrative -> assertThat(narrative.presentation().summary())
                        .hasValueSatisfying(summary -> assertThat(summary).endsWith(" (Made up for demonstration.)")));
    }

    @Test
    void noFilePointsToARealAddress() {
        Set<String> hosts = new HashSet<>();
        for (DemonstrationFile file : DemonstrationFile.values()) {
            Matcher address = Pattern.compile("https?://([^/\"\\s]*)").matcher(Shipped.text(file));
            while (address.find()) {
                hosts.add(address.group(1));
            }
        }

        assertThat(hosts).containsExactly("example.org");
    }

    @Test
    void everyKindOfNarrativeIsThere() {
        List<Narrative> narratives = NARRATIVES;

        Set<Modality> modalities = narratives.stream()
                .flatMap(narrative -> narrative.presentation().modality().stream())
                .collect(Collectors.toSet());
        Set<Status> statuses = narratives.stream().map(Narrative::status).collect(Collectors.toSet());
        List<ContentWarnings> warnings =
                narratives.stream().map(Narrative::contentWarnings).toList();

        assertThat(modalities).containsExactlyInAnyOrder(Modality.values());
        assertThat(statuses).containsExactlyInAnyOrder(Status.values());
        assertThat(warnings).contains(ContentWarnings.unknown(), ContentWarnings.of(List.of()));
    }

    @Test
    void theQuestionnaireAsksForHopefulnessOnTheScaleOfTheModel() {
        assertThat(Shipped.QUESTIONNAIRE.primary().key()).isEqualTo(Rater.HOPEFULNESS);
        assertThat(Shipped.QUESTIONNAIRE.primary().scale().minimum()).isEqualTo(TrueModel.LEAST);
        assertThat(Shipped.QUESTIONNAIRE.primary().scale().maximum()).isEqualTo(TrueModel.MOST);
    }

    private static Set<String> answersOf(Question question) {
        return switch (question) {
            case Question.Nominal(var wording, var options) -> under(wording.key(), keys(options));
            case Question.Ordinal(var wording, var options) -> under(wording.key(), keys(options));
            case Question.MultiSelect(var wording, var options) -> under(wording.key(), keys(options));
            case Question.YesNo(var wording) -> under(wording.key(), List.of("true", "false"));
            case Question.Numeric numeric -> under(numeric.key(), List.of("any"));
            case Question.FreeText(var wording) -> under(wording.key(), List.of("any"));
        };
    }

    private static List<String> keys(List<Question.Option> options) {
        return options.stream().map(Question.Option::key).toList();
    }

    private static Collection<String> keys(Answer answer) {
        return switch (answer) {
            case Answer.Text(var value) -> List.of(value);
            case Answer.Choices(var values) -> values;
            case Answer.Flag(var value) -> List.of(Boolean.toString(value));
            case Answer.Quantity quantity -> List.of("any");
        };
    }

    private static Set<String> under(String question, Collection<String> answers) {
        boolean isText = Shipped.INSTRUMENT.question(question).orElseThrow() instanceof Question.FreeText;
        return (isText ? Stream.of("any") : answers.stream())
                .map(answer -> question + "=" + answer)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
