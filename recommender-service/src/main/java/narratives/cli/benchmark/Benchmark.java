package narratives.cli.benchmark;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import narratives.json.Json;
import narratives.json.RecommendationJson;

/**
 * Measures {@code POST /v1/recommendations} beside {@code GET /v1}, which does nothing, over HTTP on the loopback: for
 * each size a service of its own, for each number of connections a cell.
 */
public final class Benchmark {
    private static final int COUNT = 10;
    private static final String PAYLOAD = "lists of " + COUNT + " without explain";
    private static final int OK = 200;

    /** In so many turns the two calls are measured, so that a busy moment of the machine meets both; chosen by us. */
    private static final int TURNS = 4;

    /** An import is cut off when the database does not answer in time, and then goes on where it stopped. */
    private static final int IMPORTS = 3;

    /** Longer than a large catalogue takes on a small, busy machine; chosen by us. */
    private static final Duration IMPORTED = Duration.ofMinutes(30);

    private static final List<byte[]> NO_OP = List.of(Connection.get("/v1"));
    private static final List<byte[]> LISTS = IntStream.range(0, MadeUpCollection.PEOPLE)
            .mapToObj(person -> Connection.post(
                    "/v1/recommendations",
                    "{\"userId\":\"" + MadeUpCollection.person(person) + "\",\"count\":" + COUNT + "}"))
            .toList();

    private final Plan plan;
    private final Program program;
    private final Waiting waiting;
    private final PrintWriter progress;

    private Benchmark(Plan plan, Program program, Waiting waiting, PrintWriter progress) {
        this.plan = plan;
        this.program = program;
        this.waiting = waiting;
        this.progress = progress;
    }

    /**
     * Measures everything. What it starts has ended, and what it wrote is gone, when this returns or throws.
     *
     * @param told whether the process has been told to end
     * @param progress where it says what it is at
     * @throws NotMeasured if it did not come to the end
     */
    public static Figures run(Plan plan, BooleanSupplier told, PrintWriter progress) {
        Surroundings surroundings = Surroundings.now();
        Benchmark benchmark = new Benchmark(plan, Program.own(), new Waiting(told), progress);
        List<Figures.Size> sizes = new ArrayList<>();
        try {
            for (int narratives : plan.narratives()) {
                sizes.add(benchmark.measure(narratives));
            }
        } catch (IOException failure) {
            benchmark.waiting.goOn();
            throw new NotMeasured("The benchmark broke off: " + failure + ".", failure);
        }
        return new Figures(
                surroundings,
                plan.seed(),
                MadeUpCollection.PEOPLE,
                PAYLOAD,
                plan.time().toMillis() / 1000.0,
                plan.warmUp().toMillis() / 1000.0,
                sizes);
    }

    private Figures.Size measure(int narratives) throws IOException {
        Workplace place = Workplace.make(plan.folder());
        try {
            say(narratives, "importing");
            double imported = fill(place, narratives);
            say(narratives, "starting the service");
            long begun = System.nanoTime();
            try (OwnService service = OwnService.start(program, place, waiting)) {
                service.awaitReady();
                double ready = secondsSince(begun);
                service.awaitCaughtUp();
                begun = System.nanoTime();
                service.train();
                double trained = secondsSince(begun);
                OwnService.Model model = checked(service.model(), narratives);
                String tier = tier(service);
                List<Figures.Cell> cells = new ArrayList<>();
                for (int connections : plan.connections()) {
                    say(
                            narratives,
                            "measuring with " + connections + (connections == 1 ? " connection" : " connections"));
                    cells.add(cell(service, connections));
                }
                return new Figures.Size(
                        narratives, model.ratings(), imported, ready, trained, model.version(), tier, cells);
            }
        } finally {
            place.throwAway();
        }
    }

    /** Answers how many seconds the import took. */
    private double fill(Workplace place, int narratives) throws IOException {
        MadeUpCollection.Place files = MadeUpCollection.Place.in(place.folder());
        MadeUpCollection.write(files, narratives, plan.seed());
        long begun = System.nanoTime();
        for (int attempt = 1; ; attempt++) {
            waiting.goOn();
            try (Child filling = program.start(place, files.imported(place.data()))) {
                waiting.until("The import", IMPORTED, () -> !filling.isAlive());
                if (filling.exitCode() == 0) {
                    return secondsSince(begun);
                }
                waiting.goOn();
                if (attempt == IMPORTS) {
                    throw filling.endedEarly();
                }
            }
        }
    }

    private static OwnService.Model checked(OwnService.Model model, int narratives) {
        if (model.narratives() != narratives || model.people() != MadeUpCollection.PEOPLE) {
            throw new NotMeasured("The service knows " + model.narratives() + " narratives and " + model.people()
                    + " people; these are not those that were imported.");
        }
        return model;
    }

    /** By which tier the lists are served; one list that is not what was asked for is reason enough to stop. */
    private static String tier(OwnService service) throws IOException {
        RecommendationJson list = Json.read(service.ask(LISTS.getFirst(), OK), RecommendationJson.class);
        if (list.items().size() != COUNT) {
            throw new NotMeasured(
                    "A list has " + list.items().size() + " narratives where " + COUNT + " were asked for.");
        }
        return list.servedBy().tier();
    }

    private Figures.Cell cell(OwnService service, int connections) throws IOException {
        List<Sample> noOps = new ArrayList<>();
        List<Sample> lists = new ArrayList<>();
        ModelTime inModel = ModelTime.NONE;
        Duration turn = plan.time().dividedBy(TURNS);
        try (Load load = Load.open(service.port(), connections, waiting.told())) {
            load.run(NO_OP, plan.warmUp());
            load.run(LISTS, plan.warmUp());
            for (int i = 0; i < TURNS; i++) {
                service.rest();
                noOps.add(load.run(NO_OP, turn));
                ModelTime before = service.modelTime();
                lists.add(load.run(LISTS, turn));
                inModel = inModel.plus(service.modelTime().since(before));
                waiting.goOn();
            }
        }
        return Figures.Cell.of(connections, call(Sample.together(noOps)), call(Sample.together(lists)), inModel);
    }

    private static Figures.Call call(Sample sample) {
        if (sample.answered() == 0) {
            throw new NotMeasured("Not one of " + sample.failed() + " calls was answered by 200.");
        }
        return Figures.Call.of(sample);
    }

    private void say(int narratives, String what) {
        progress.println(String.format(Locale.ROOT, "%,d narratives: %s", narratives, what));
        progress.flush();
    }

    private static double secondsSince(long begun) {
        return Duration.ofNanos(System.nanoTime() - begun).toMillis() / 1000.0;
    }
}
