package narratives.collection;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import narratives.catalog.Answer;
import narratives.catalog.ContentWarnings;
import narratives.catalog.Instrument;
import narratives.catalog.Narrative;
import narratives.catalog.NarrativeId;
import narratives.catalog.Question;
import narratives.catalog.Status;
import narratives.contract.Versioned;
import narratives.evaluation.measure.Gini;
import narratives.people.Profile;

/** Counts a collection and its readers, one after another; holds counts and no narrative. Not thread-safe. */
public final class CollectionCount {
    private static final int MOST_GAPS = 50;
    private static final int MOST_NEVER_SHOWN = 100;

    /** Fewer readers than this are not told: with four others nobody is made out by one answer. */
    private static final int FEWEST_READERS = 5;

    /** What an instrument asks of narrators that a profile asks of readers. */
    private static final String OF_NARRATORS = "narrator-";

    private final Optional<Versioned<Instrument>> instrument;
    private final List<Question> questions;
    private final List<Optional<Choice>> choices;
    private final int[] answered;
    private final List<int[]> counts = new ArrayList<>();
    private final List<List<Double>> numbers = new ArrayList<>();
    private final Meetings meetings;
    private final Map<Status, Integer> statuses = new EnumMap<>(Status.class);
    private final SortedMap<String, SortedMap<String, Integer>> readers = new TreeMap<>();
    private final Map<NarrativeId, Long> served;
    private final List<NarrativeId> never = new ArrayList<>();
    private final List<Double> times = new ArrayList<>();
    private int neverShown;
    private int warnings;
    private int addresses;
    private int languages;
    private int modalities;
    private int durations;
    private int levels;

    /**
     * @param instrument in force; empty if there is none
     * @param served how often each narrative was served; what is not in it never was
     */
    public CollectionCount(Optional<Versioned<Instrument>> instrument, Map<NarrativeId, Long> served) {
        this.instrument = instrument;
        this.served = served;
        questions = instrument.map(Versioned::value).orElse(Instrument.EMPTY).questions();
        choices = questions.stream().map(Choice::of).toList();
        answered = new int[questions.size()];
        for (Optional<Choice> choice : choices) {
            counts.add(new int[choice.map(one -> one.options().size()).orElse(0)]);
            numbers.add(new ArrayList<>());
        }
        meetings = new Meetings(choices);
    }

    private boolean isOne(int question) {
        return choices.get(question).filter(Choice::isOne).isPresent();
    }

    /** Takes a narrative, whatever its status; in catalogue order. */
    public void add(Narrative narrative) {
        statuses.merge(narrative.status(), 1, Integer::sum);
        if (narrative.status() != Status.PUBLISHED) {
            return;
        }
        addKnown(narrative);
        addShown(narrative.id());
        int[] only = new int[questions.size()];
        Arrays.fill(only, -1);
        for (int q = 0; q < questions.size(); q++) {
            Optional<Answer> answer = Optional.ofNullable(
                    narrative.characterisation().answers().get(questions.get(q).key()));
            if (answer.isPresent()) {
                answered[q]++;
                only[q] = addAnswer(q, answer.get());
            }
        }
        meetings.add(only);
    }

    /** The place of the answer, if it is one; else below 0. */
    private int addAnswer(int question, Answer answer) {
        if (answer instanceof Answer.Quantity(var value)) {
            numbers.get(question).add(value);
        }
        BitSet places =
                choices.get(question).map(choice -> choice.places(answer)).orElseGet(BitSet::new);
        places.stream().forEach(place -> counts.get(question)[place]++);
        return isOne(question) ? places.nextSetBit(0) : -1;
    }

    private void addKnown(Narrative narrative) {
        Narrative.Presentation told = narrative.presentation();
        warnings += narrative.contentWarnings() instanceof ContentWarnings.Unknown ? 1 : 0;
        addresses += told.contentUri().isEmpty() ? 1 : 0;
        languages += told.language().isEmpty() ? 1 : 0;
        modalities += told.modality().isEmpty() ? 1 : 0;
        durations += told.durationSeconds().isEmpty() ? 1 : 0;
        levels += told.readingLevel().isEmpty() ? 1 : 0;
    }

    private void addShown(NarrativeId id) {
        long often = served.getOrDefault(id, 0L);
        times.add((double) often);
        if (often == 0) {
            neverShown++;
            if (never.size() < MOST_NEVER_SHOWN) {
                never.add(id);
            }
        }
    }

    /** Takes what a reader told of themselves. */
    public void add(Profile profile) {
        profile.answers().forEach((question, answer) -> {
            SortedMap<String, Integer> groups = readers.computeIfAbsent(question, unseen -> new TreeMap<>());
            switch (answer) {
                case Answer.Text(var value) -> groups.merge(value, 1, Integer::sum);
                case Answer.Choices(var values) -> values.forEach(value -> groups.merge(value, 1, Integer::sum));
                case Answer.Flag(var value) -> groups.merge(Boolean.toString(value), 1, Integer::sum);
                case Answer.Quantity quantity -> {}
            }
        });
    }

    /** All that was counted. */
    public CollectionReport report(Instant now) {
        List<CollectionReport.Gap> gaps = meetings.gaps();
        return new CollectionReport(
                now,
                instrument.map(Versioned::version).orElse(0),
                new CollectionReport.Held(held(Status.DRAFT), held(Status.PUBLISHED), held(Status.WITHDRAWN)),
                new CollectionReport.Missing(warnings, addresses, languages, modalities, durations, levels),
                breakdowns(),
                gaps.subList(0, Math.min(MOST_GAPS, gaps.size())),
                gaps.size(),
                groups(),
                shown());
    }

    private int held(Status status) {
        return statuses.getOrDefault(status, 0);
    }

    private List<CollectionReport.Breakdown> breakdowns() {
        List<CollectionReport.Breakdown> all = new ArrayList<>();
        for (int q = 0; q < questions.size(); q++) {
            int[] given = counts.get(q);
            List<CollectionReport.Share> shares = new ArrayList<>();
            List<Question.Option> options = choices.get(q).map(Choice::options).orElse(List.of());
            for (int place = 0; place < options.size(); place++) {
                Question.Option option = options.get(place);
                shares.add(new CollectionReport.Share(option.key(), option.label(), given[place]));
            }
            all.add(new CollectionReport.Breakdown(
                    questions.get(q).key(),
                    questions.get(q).wording().label(),
                    answered[q],
                    held(Status.PUBLISHED) - answered[q],
                    shares,
                    Diversity.simpson(given),
                    Diversity.evenness(given),
                    numbers(numbers.get(q))));
        }
        return all;
    }

    private static Optional<CollectionReport.Numbers> numbers(List<Double> given) {
        if (given.isEmpty()) {
            return Optional.empty();
        }
        double[] sorted =
                given.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int half = sorted.length / 2;
        double median = sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
        return Optional.of(new CollectionReport.Numbers(sorted[0], median, sorted[sorted.length - 1]));
    }

    private List<CollectionReport.ReaderGroup> groups() {
        List<CollectionReport.ReaderGroup> groups = new ArrayList<>();
        readers.forEach((question, answers) -> about(question)
                .ifPresent(about -> answers.forEach((answer, many) -> groups.add(new CollectionReport.ReaderGroup(
                        question,
                        answer,
                        many < FEWEST_READERS ? OptionalInt.empty() : OptionalInt.of(many),
                        questions.get(about).key(),
                        narratives(about, answer))))));
        return groups;
    }

    /** The question of the instrument that asks the same of narrators, by its place. */
    private Optional<Integer> about(String question) {
        for (int q = 0; q < questions.size(); q++) {
            String key = questions.get(q).key();
            if (choices.get(q).isPresent() && (key.equals(question) || key.equals(OF_NARRATORS + question))) {
                return Optional.of(q);
            }
        }
        return Optional.empty();
    }

    private int narratives(int question, String answer) {
        List<Question.Option> options =
                choices.get(question).map(Choice::options).orElse(List.of());
        for (int place = 0; place < options.size(); place++) {
            if (options.get(place).key().equals(answer)) {
                return counts.get(question)[place];
            }
        }
        return 0;
    }

    private CollectionReport.Shown shown() {
        double[] often = times.stream().mapToDouble(Double::doubleValue).toArray();
        double sum = Arrays.stream(often).sum();
        return new CollectionReport.Shown(
                (long) sum, neverShown, never, sum == 0 ? OptionalDouble.empty() : OptionalDouble.of(Gini.of(often)));
    }
}
