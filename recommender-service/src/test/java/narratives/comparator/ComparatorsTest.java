package narratives.comparator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import narratives.fixture.RatedWorld;
import narratives.model.Method;
import narratives.model.TrainingSet;
import narratives.model.TrainingSet.TrainingRating;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The contract of every method in the catalogue: it answers for everybody and everything, in finite numbers, ratings
 * within the scale; the same ratings give the same numbers where it says so; it learns from next to nothing.
 */
class ComparatorsTest {
    private static final long SEED = 7;

    private static final TrainingSet WORLD = RatedWorld.drawn(30, 12, new SplittableRandom(1));

    private static List<Choice> all() {
        return Comparators.all();
    }

    @ParameterizedTest
    @MethodSource("all")
    void everybodyIsAnsweredAboutEveryNarrative(Choice choice) {
        Method.Fitted fitted = choice.method(SEED).fit(WORLD);

        List<Answer> answers = answers(fitted, WORLD);

        assertThat(answers).hasSize(30 * 12).allSatisfy(ComparatorsTest::sound);
    }

    @ParameterizedTest
    @MethodSource("all")
    void aStrangerWithRatingsIsAnswered(Choice choice) {
        TrainingSet others = WORLD.withRatings(
                WORLD.ratings().stream().filter(rating -> rating.person() != 3).toList());

        Method.Reader stranger = choice.method(SEED).fit(others).reader(3, RatedWorld.own(WORLD, 3));

        assertThat(answers(stranger, WORLD)).allSatisfy(ComparatorsTest::sound);
    }

    @ParameterizedTest
    @MethodSource("all")
    void whoToldMoreSinceTheTrainingIsAnswered(Choice choice) {
        Method.Fitted fitted = choice.method(SEED).fit(WORLD);
        List<TrainingRating> more = new ArrayList<>(RatedWorld.own(WORLD, 3));
        more.add(new TrainingRating(3, 11, 5));

        Method.Reader reader = fitted.reader(3, more);

        assertThat(answers(reader, WORLD)).allSatisfy(ComparatorsTest::sound);
    }

    @ParameterizedTest
    @MethodSource("all")
    void partsAddUpToTheExpectedRatingButForItsLimits(Choice choice) {
        Method.Reader reader = choice.method(SEED).fit(WORLD).reader(3, RatedWorld.own(WORLD, 3));

        for (int narrative = 0; narrative < WORLD.narratives().size(); narrative++) {
            List<Method.Part> parts = reader.parts(narrative);
            if (SUMS.contains(choice.name())) {
                double sum = parts.stream().mapToDouble(Method.Part::amount).sum();
                assertThat(Math.clamp(sum, 1, 5))
                        .isEqualTo(reader.predict(narrative).mean(), within(1e-12));
            } else {
                assertThat(parts).isEmpty();
            }
        }
    }

    private static final Set<String> SUMS = Set.of("bias", "global-mean", "narrative-mean", "person-mean");

    @ParameterizedTest
    @MethodSource("all")
    void withoutAnyRatingTheMiddleIsForetold(Choice choice) {
        TrainingSet silent = RatedWorld.silent(WORLD);

        List<Answer> answers = answers(choice.method(SEED).fit(silent), silent);

        assertThat(answers).allSatisfy(answer -> {
            sound(answer);
            assertThat(answer.mean()).isEqualTo(3);
        });
    }

    @ParameterizedTest
    @MethodSource("all")
    void aSingleRatingIsEnoughToLearnFrom(Choice choice) {
        TrainingSet one = WORLD.withRatings(List.of(new TrainingRating(4, 5, 4)));

        List<Answer> answers = answers(choice.method(SEED).fit(one), one);

        assertThat(answers).allSatisfy(ComparatorsTest::sound);
    }

    @ParameterizedTest
    @MethodSource("all")
    void severalRatingsOfANarrativeByOnePersonAreBorne(Choice choice) {
        List<TrainingRating> twice = new ArrayList<>(WORLD.ratings());
        WORLD.ratings().forEach(rating -> twice.add(new TrainingRating(rating.person(), rating.narrative(), 2)));
        TrainingSet doubled = WORLD.withRatings(twice);

        List<Answer> answers = answers(choice.method(SEED).fit(doubled), doubled);

        assertThat(answers).allSatisfy(ComparatorsTest::sound);
    }

    @ParameterizedTest
    @MethodSource("all")
    void theSameSeedGivesTheSameNumbersWhereThatIsSaid(Choice choice) {
        List<Answer> once = answers(choice.method(SEED).fit(WORLD), WORLD);

        List<Answer> again = answers(choice.method(SEED).fit(WORLD), WORLD);

        if (choice.determinism() != Determinism.NEVER) {
            assertThat(again).isEqualTo(once);
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void anotherSeedGivesOtherNumbersWhereThereIsChance(Choice choice) {
        List<Answer> once = answers(choice.method(SEED).fit(WORLD), WORLD);

        List<Answer> other = answers(choice.method(SEED + 1).fit(WORLD), WORLD);

        switch (choice.determinism()) {
            case ALWAYS -> assertThat(other).isEqualTo(once);
            case GIVEN_THE_SEED -> assertThat(other).isNotEqualTo(once);
            case NEVER -> assertThat(other).hasSameSizeAs(once);
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void aMethodIsReportedUnderTheNameItIsChosenBy(Choice choice) {
        String reported = choice.method(SEED).name();

        assertThat(reported.replace(' ', '-')).isEqualTo(choice.name());
    }

    @Test
    void everyNameIsThereOnce() {
        List<String> names = Comparators.all().stream().map(Choice::name).toList();

        assertThat(names).hasSize(18).doesNotHaveDuplicates();
        assertThat(Comparators.named("svdpp")).map(Choice::name).contains("svdpp");
        assertThat(Comparators.named("svd++")).isEmpty();
    }

    @Test
    void whatHasNothingToSayToAPersonSaysSo() {
        for (String name : List.of("ease", "content-knn", "taste-rating-sgd", "taste-user-knn")) {
            Method.Fitted fitted =
                    Comparators.named(name).orElseThrow().method(SEED).fit(WORLD);

            assertThat(fitted.reader(WORLD.people().size(), List.of()).answers(0))
                    .as(name)
                    .isFalse();
            assertThat(anyAnswer(fitted.reader(3, RatedWorld.own(WORLD, 3))))
                    .as(name)
                    .isTrue();
        }
    }

    private static boolean anyAnswer(Method.Reader reader) {
        return IntStream.range(0, WORLD.narratives().size()).anyMatch(reader::answers);
    }

    @Test
    void listsAreMadeByAllButTheOneThatShowsADefect() {
        assertThat(Comparators.servable().stream().map(Choice::name))
                .hasSize(17)
                .doesNotContain("taste-svdpp");
    }

    @Test
    void thePageListsEveryMethodWithItsDeterminism() throws IOException {
        List<String> rows = Files.readAllLines(page()).stream()
                .filter(line -> line.startsWith("| `"))
                .toList();

        List<String> listed = rows.stream()
                .map(row -> row.split("\\|", -1))
                .filter(cells -> cells.length == 8)
                .map(cells -> cells[1].strip() + cells[5].strip())
                .toList();

        assertThat(listed)
                .containsExactlyElementsOf(Comparators.all().stream()
                        .map(choice -> "`" + choice.name() + "`" + words(choice.determinism()))
                        .toList());
    }

    private static String words(Determinism determinism) {
        return switch (determinism) {
            case ALWAYS -> "always";
            case GIVEN_THE_SEED -> "given the seed";
            case NEVER -> "never";
        };
    }

    private static Path page() {
        Path here = Path.of("docs", "algorithms.md");
        return Files.exists(here) ? here : Path.of("..").resolve(here);
    }

    private record Answer(double mean, double score) {}

    private static void sound(Answer answer) {
        assertThat(answer.mean()).isBetween(1.0, 5.0);
        assertThat(answer.score()).isFinite();
    }

    private static List<Answer> answers(Method.Fitted fitted, TrainingSet set) {
        List<Answer> answers = new ArrayList<>();
        for (int person = 0; person < set.people().size(); person++) {
            answers.addAll(answers(fitted.reader(person, RatedWorld.own(set, person)), set));
        }
        return answers;
    }

    private static List<Answer> answers(Method.Reader reader, TrainingSet set) {
        List<Answer> answers = new ArrayList<>();
        for (int narrative = 0; narrative < set.narratives().size(); narrative++) {
            answers.add(new Answer(reader.predict(narrative).mean(), reader.score(narrative)));
        }
        return answers;
    }
}
