package narratives.cli.benchmark;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import narratives.catalog.Answer;
import narratives.catalog.Availability;
import narratives.catalog.Characterisation;
import narratives.catalog.ContentWarnings;
import narratives.catalog.Instrument;
import narratives.catalog.Modality;
import narratives.catalog.Narrative;
import narratives.catalog.NarrativeId;
import narratives.catalog.Question;
import narratives.catalog.Status;
import narratives.demonstration.DemonstrationFile;
import narratives.feedback.EventId;
import narratives.feedback.Feedback;
import narratives.feedback.Questionnaire;
import narratives.feedback.Scale;
import narratives.json.FeedbackJson;
import narratives.json.InstrumentJson;
import narratives.json.Json;
import narratives.json.NarrativeJson;
import narratives.json.QuestionnaireJson;
import narratives.people.UserId;

/**
 * A catalogue of any size and what people rated in it, drawn from a seed and written as files for an import. It has the
 * instrument and the questionnaire that the service ships; every narrative answers a dozen questions, drawn anew for
 * each. Ratings depend on narrative, person and taste, so that a model has something to find; they say nothing about
 * people.
 */
final class MadeUpCollection {
    static final int PEOPLE = 2_000;

    /** Answers a narrative has; chosen by us: characterised, though sparsely. */
    private static final int ANSWERS = 12;

    private static final int MOST_CHOICES = 3;
    private static final int FEWEST_RATINGS = 3;
    private static final int MOST_RATINGS = 7;

    /** Deviations of what a rating is made of, on a scale of four steps; chosen by us, near those of the demonstration. */
    private static final double ONE_ANSWER = 0.12;

    private static final double PERSON = 0.5;
    private static final double NOISE = 0.7;

    private static final double ENGLISH = 0.7;
    private static final double WARNED = 0.2;
    private static final int SHORTEST_SECONDS = 60;
    private static final int LONGEST_SECONDS = 1_800;

    private final int size;
    private final SplittableRandom chance;
    private final List<Weighed> questions;
    private final Questionnaire.RatingQuestion primary;
    /** By narrative: how well it is liked, and by whom. */
    private final double[] liked;

    private final double[] flavor;

    /** A question, with what each of its answers adds to a rating: for everybody, and by taste. */
    private record Weighed(Question question, double[] liked, double[] flavor) {}

    private MadeUpCollection(int size, long seed) throws IOException {
        this.size = size;
        this.chance = new SplittableRandom(seed);
        Instrument instrument = Json.read(bytes(DemonstrationFile.INSTRUMENT), InstrumentJson.class)
                .toInstrument();
        this.questions = instrument.questions().stream()
                .filter(question -> !(question instanceof Question.FreeText))
                .map(question -> new Weighed(question, weights(question), weights(question)))
                .toList();
        this.primary = Json.read(bytes(DemonstrationFile.QUESTIONNAIRE), QuestionnaireJson.class)
                .toQuestionnaire()
                .primary();
        this.liked = new double[size];
        this.flavor = new double[size];
    }

    /** Where the files are. */
    record Place(Path instrument, Path questionnaire, Path narratives, Path feedback) {
        static Place in(Path folder) {
            return new Place(
                    folder.resolve("instrument.json"),
                    folder.resolve("questionnaire.json"),
                    folder.resolve("narratives.ndjson"),
                    folder.resolve("feedback.ndjson"));
        }

        /** The verb that takes them all in. */
        List<String> imported(Path data) {
            return List.of(
                    "import",
                    "--data=" + data,
                    "--instrument=" + instrument,
                    "--questionnaire=" + questionnaire,
                    "--narratives=" + narratives,
                    "--feedback=" + feedback,
                    "--create-users");
        }
    }

    /** Draws one and writes it. The same size and seed give the same files. */
    static void write(Place place, int size, long seed) throws IOException {
        MadeUpCollection drawn = new MadeUpCollection(size, seed);
        Files.write(place.instrument(), bytes(DemonstrationFile.INSTRUMENT));
        Files.write(place.questionnaire(), bytes(DemonstrationFile.QUESTIONNAIRE));
        try (BufferedWriter lines = Files.newBufferedWriter(place.narratives(), StandardCharsets.UTF_8)) {
            for (int i = 0; i < size; i++) {
                lines.write(Json.write(NarrativeJson.from(drawn.narrative(i))) + "\n");
            }
        }
        try (BufferedWriter lines = Files.newBufferedWriter(place.feedback(), StandardCharsets.UTF_8)) {
            for (int person = 0; person < PEOPLE; person++) {
                for (Feedback rating : drawn.ratings(person)) {
                    lines.write(Json.write(FeedbackJson.from(rating)) + "\n");
                }
            }
        }
    }

    static String person(int index) {
        return "reader-" + (index + 1);
    }

    private static String narrativeId(int index) {
        return "narrative-" + (index + 1);
    }

    private static byte[] bytes(DemonstrationFile file) throws IOException {
        try (InputStream stream = file.open()) {
            return stream.readAllBytes();
        }
    }

    private double[] weights(Question question) {
        int answers = options(question).size();
        double[] weights = new double[Math.max(answers, 1)];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = ONE_ANSWER * chance.nextGaussian();
        }
        return weights;
    }

    private static List<Question.Option> options(Question question) {
        return switch (question) {
            case Question.Nominal nominal -> nominal.options();
            case Question.Ordinal ordinal -> ordinal.options();
            case Question.MultiSelect multiSelect -> multiSelect.options();
            case Question.Numeric ignored -> List.of();
            case Question.YesNo ignored -> List.of();
            case Question.FreeText ignored -> List.of();
        };
    }

    private Narrative narrative(int index) {
        SortedMap<String, Answer> answers = new TreeMap<>();
        for (Weighed asked : someQuestions()) {
            answers.put(asked.question().key(), answer(asked, index));
        }
        Modality[] modalities = Modality.values();
        Narrative.Presentation presentation = new Narrative.Presentation(
                Optional.of("Narrative " + (index + 1)),
                Optional.of("Made up for a benchmark."),
                Optional.of(chance.nextDouble() < ENGLISH ? "en" : "de"),
                Optional.of(modalities[chance.nextInt(modalities.length)]),
                Optional.empty(),
                OptionalInt.of(chance.nextInt(SHORTEST_SECONDS, LONGEST_SECONDS)),
                Optional.of("https://example.org/narratives/" + narrativeId(index)));
        return new Narrative(
                new NarrativeId(narrativeId(index)),
                presentation,
                ContentWarnings.of(chance.nextDouble() < WARNED ? Set.of("bereavement") : Set.of()),
                Status.PUBLISHED,
                Availability.ALWAYS,
                new Characterisation(answers));
    }

    private List<Weighed> someQuestions() {
        List<Weighed> drawn = new ArrayList<>(questions);
        Collections.shuffle(drawn, Random.from(chance));
        return drawn.subList(0, Math.min(ANSWERS, drawn.size()));
    }

    private Answer answer(Weighed asked, int narrative) {
        return switch (asked.question()) {
            case Question.Nominal nominal -> new Answer.Text(choice(asked, nominal.options(), narrative));
            case Question.Ordinal ordinal -> new Answer.Text(choice(asked, ordinal.options(), narrative));
            case Question.MultiSelect multiSelect -> choices(asked, multiSelect.options(), narrative);
            case Question.Numeric numeric -> {
                double share = chance.nextDouble();
                count(asked, 0, 2 * share - 1, narrative);
                yield new Answer.Quantity(
                        Math.rint(numeric.minimum() + share * (numeric.maximum() - numeric.minimum())));
            }
            case Question.YesNo ignored -> {
                boolean yes = chance.nextBoolean();
                count(asked, 0, yes ? 1 : 0, narrative);
                yield new Answer.Flag(yes);
            }
            case Question.FreeText freeText ->
                new Answer.Text(freeText.wording().label());
        };
    }

    private String choice(Weighed asked, List<Question.Option> options, int narrative) {
        int chosen = chance.nextInt(options.size());
        count(asked, chosen, 1, narrative);
        return options.get(chosen).key();
    }

    private Answer choices(Weighed asked, List<Question.Option> options, int narrative) {
        Set<String> chosen = new TreeSet<>();
        int wanted = Math.min(chance.nextInt(1, MOST_CHOICES + 1), options.size());
        while (chosen.size() < wanted) {
            int one = chance.nextInt(options.size());
            if (chosen.add(options.get(one).key())) {
                count(asked, one, 1, narrative);
            }
        }
        return Answer.Choices.of(chosen);
    }

    private void count(Weighed asked, int answer, double share, int narrative) {
        liked[narrative] += share * asked.liked()[answer];
        flavor[narrative] += share * asked.flavor()[answer];
    }

    /** Of one person, each of another narrative; those at the front of the catalogue are met more often. */
    private List<Feedback> ratings(int person) {
        double level = primary.scale().middle() + 1 + PERSON * chance.nextGaussian();
        double taste = chance.nextGaussian();
        int wanted = chance.nextInt(FEWEST_RATINGS, MOST_RATINGS + 1);
        Set<Integer> met = new LinkedHashSet<>();
        while (met.size() < Math.min(wanted, size)) {
            double place = chance.nextDouble();
            met.add((int) (size * place * place));
        }
        List<Feedback> ratings = new ArrayList<>();
        for (int narrative : met) {
            double felt = level + liked[narrative] + taste * flavor[narrative] + NOISE * chance.nextGaussian();
            ratings.add(new Feedback.Rating(
                    new Feedback.Header(
                            new EventId("rating-" + (person + 1) + "-" + (narrative + 1)),
                            new UserId(person(person)),
                            Optional.empty(),
                            Optional.empty()),
                    new NarrativeId(narrativeId(narrative)),
                    new TreeMap<>(Map.of(primary.key(), onScale(felt)))));
        }
        return ratings;
    }

    private double onScale(double felt) {
        Scale scale = primary.scale();
        double steps = Math.rint((Math.clamp(felt, scale.minimum(), scale.maximum()) - scale.minimum()) / scale.step());
        return scale.minimum() + steps * scale.step();
    }
}
