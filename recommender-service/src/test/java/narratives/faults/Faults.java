package narratives.faults;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import narratives.store.embedded.EmbeddedPostgres;

/**
 * Three packaged replicas over one PostgreSQL, whose processes are killed and paused and whose connections are cut, stalled
 * and delayed, while clients write; afterwards everything that clients heard is held against the log, and the replicas
 * against each other. Run by {@code .ci/faults}; the build has a short run.
 */
final class Faults {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** For all replicas to be ready and at one place after the last fault; a start on a busy machine takes its time. */
    private static final Duration TO_SETTLE = Duration.ofMinutes(2);
    /** How often the faults pause for everything to be checked. */
    private static final int FAULTS_BETWEEN_CHECKS = 25;

    private final long seed;
    /** How many times longer than the plan says nothing goes wrong between two faults. */
    private final int calm;

    private final Random chance;
    private final PrintStream out;
    private final Path folder;
    private final Store store;
    private final Link link;
    private final List<Member> members = new ArrayList<>();
    private final Map<Fault.Kind, Integer> faults = new TreeMap<>();
    private final long begun = System.nanoTime();
    private int kills;
    private Duration slowest = Duration.ZERO;
    private volatile boolean over;

    /**
     * What came of a run.
     *
     * @param kills processes of replicas and whole databases that were killed
     * @param answers how often each call was answered how
     * @param starts of replicas
     * @param slowest from the end of the last fault before a check until every replica was ready and they agreed on where
     *     they are
     */
    record Outcome(
            long seed,
            Map<Fault.Kind, Integer> faults,
            int kills,
            Map<String, Integer> answers,
            int starts,
            Duration slowest,
            Verdict verdict,
            Path folder) {
        /** All figures in words. */
        String told() {
            return String.format(
                    Locale.ROOT,
                    "seed %d, %d kills, faults %s, %d starts of replicas, at one place again after at most %d ms%nanswers %s%n%s: %s",
                    seed,
                    kills,
                    faults,
                    starts,
                    slowest.toMillis(),
                    answers,
                    verdict.holds() ? "holds" : "DOES NOT HOLD",
                    verdict.counts());
        }
    }

    private Faults(long seed, int replicas, int calm, PrintStream out) throws IOException, InterruptedException {
        this.seed = seed;
        this.calm = calm;
        this.chance = new Random(seed);
        this.out = out;
        Path folders = Files.createDirectories(Path.of("target", "faults"));
        this.folder = Files.createTempDirectory(folders.toAbsolutePath(), "seed" + seed + "-");
        this.store = Store.start(folder.resolve("data"));
        this.link = Link.to(store.port());
        migrate();
        for (int number = 0; number < replicas; number++) {
            String name = "replica-" + number;
            members.add(Member.start(
                    name, store.postgres(), link, folder.resolve(name + ".log").toFile()));
        }
    }

    /**
     * A run.
     *
     * @param kills after how many it ends
     * @param most or after how long, whichever comes first
     * @param calm how many times longer than the plan says nothing goes wrong between two faults: more of what happens is
     *     load, and less is starts
     */
    static Outcome run(long seed, int kills, Duration most, int calm, PrintStream out) throws Exception {
        Faults run = new Faults(seed, 3, calm, out);
        try {
            return run.whole(kills, most);
        } finally {
            run.close();
        }
    }

    /** The same load and the same check on a database that answers before it has written, and is killed four times. */
    static Outcome withoutDurability(long seed, PrintStream out) throws Exception {
        Faults run = new Faults(seed, 1, 1, out);
        try {
            return run.losing();
        } finally {
            run.close();
        }
    }

    private Outcome whole(int mostKills, Duration most) throws Exception {
        try (History history = new History(folder.resolve("history.jsonl"))) {
            supply();
            try (Workload workload = new Workload(seed, members, history)) {
                Thread.ofPlatform().daemon().name("reviving").start(this::revive);
                Verdict verdict;
                do {
                    workload.go();
                    for (int one = 0; one < FAULTS_BETWEEN_CHECKS && !isOver(mostKills, most); one++) {
                        inflict(Fault.next(chance, members.size()));
                    }
                    workload.rest();
                    verdict = check(history, true);
                } while (verdict.holds() && !isOver(mostKills, most));
                return outcome(workload, verdict);
            }
        }
    }

    private boolean isOver(int mostKills, Duration most) {
        return kills >= mostKills || System.nanoTime() - begun > most.toNanos();
    }

    private Outcome losing() throws Exception {
        try (History history = new History(folder.resolve("history.jsonl"))) {
            supply();
            store.forgetDurability();
            link.cut();
            try (Workload workload = new Workload(seed, members, history)) {
                workload.go();
                for (int kill = 0; kill < 4; kill++) {
                    inflict(new Fault(Fault.Kind.KILL_DATABASE, 0, Duration.ZERO, Duration.ofSeconds(3)));
                }
                workload.rest();
                return outcome(workload, check(history, false));
            }
        }
    }

    /**
     * What a failover did to the service.
     *
     * @param lists status of a list between the promotion and the new life of the log
     * @param writes the same of an event
     * @param first where the first event of the new life stands
     * @param verdict of what the clients did before; what the standby had not heard of is lost
     */
    record Failover(int lists, int writes, String first, Verdict verdict, List<Seen> seen) {}

    /** The database is lost, and a standby takes over that had not heard of the last seconds. */
    static Failover failOver(long seed, PrintStream out) throws Exception {
        Faults run = new Faults(seed, 2, 1, out);
        try {
            return run.failingOver();
        } finally {
            run.close();
        }
    }

    private Failover failingOver() throws Exception {
        try (History history = new History(folder.resolve("history.jsonl"));
                Workload workload = new Workload(seed, members, history)) {
            supply();
            work(workload);
            store.leaveStandbyBehind();
            link.target(store.port());
            work(workload);
            settled();
            store.failOver();
            link.target(store.port());
            // By then connections from before are gone, and what is refused is refused by the log.
            Thread.sleep(Duration.ofSeconds(3));
            int lists = status("POST", "/v1/recommendations", "{\"userId\": \"p-1\"}");
            int writes = status("PUT", "/v1/users/somebody", "{}");
            Member restarted = members.getFirst();
            Signals.kill(restarted.processes());
            restarted.revive();
            List<Seen> seen = new ArrayList<>(settled());
            Store.Contents contents = store.contents();
            Verdict verdict = Check.of(history.attempts(), contents.stored(), contents.expected(), seen);
            if (status("PUT", "/v1/users/somebody", "{}") != 201) {
                throw new AssertionError("nothing can be written in the new life of the log");
            }
            seen.addAll(settled());
            return new Failover(lists, writes, end(), verdict, seen);
        }
    }

    /**
     * What callers hear while the database is slow.
     *
     * @param lists how often a list was answered with which status
     * @param slowestList until the answer
     * @param writes how often a text was answered with which status, and whether it was told when to try again
     * @param slowestWrite until the answer
     * @param again from when the database is fast again until a write is taken
     */
    record Slow(
            Map<Integer, Integer> lists,
            Duration slowestList,
            Map<String, Integer> writes,
            Duration slowestWrite,
            Duration again) {}

    /** Everything between a replica and its database takes so much longer, in each direction, for half a minute. */
    static Slow slow(Duration delay, PrintStream out) throws Exception {
        Faults run = new Faults(1, 1, 1, out);
        try {
            return run.slowly(delay);
        } finally {
            run.close();
        }
    }

    private Slow slowly(Duration delay) throws Exception {
        supply();
        Map<Integer, Integer> lists = new TreeMap<>();
        Map<String, Integer> writes = new TreeMap<>();
        Duration[] slowestList = {Duration.ZERO};
        Duration slowestWrite = Duration.ZERO;
        link.delay(delay);
        Thread lister = Thread.ofPlatform().start(() -> {
            while (!over) {
                long asked = System.nanoTime();
                lists.merge(list(), 1, Integer::sum);
                slowestList[0] = longer(slowestList[0], asked);
                pause();
            }
        });
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (System.nanoTime() - end < 0) {
            long asked = System.nanoTime();
            writes.merge(write(), 1, Integer::sum);
            slowestWrite = longer(slowestWrite, asked);
        }
        over = true;
        lister.join();
        link.delay(Duration.ZERO);
        long since = System.nanoTime();
        while (!write().equals("201") && System.nanoTime() - since < TO_SETTLE.toNanos()) {
            pause();
        }
        return new Slow(lists, slowestList[0], writes, slowestWrite, Duration.ofNanos(System.nanoTime() - since));
    }

    private static Duration longer(Duration before, long since) {
        Duration took = Duration.ofNanos(System.nanoTime() - since);
        return took.compareTo(before) > 0 ? took : before;
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private int list() {
        try {
            return status("POST", "/v1/recommendations", "{\"userId\": \"p-1\"}");
        } catch (IOException unanswered) {
            return 0;
        }
    }

    /** A new person each time. */
    private String write() {
        String person = "/v1/users/s-" + chance.nextLong(Long.MAX_VALUE);
        try {
            HttpResponse<String> answer = members.getLast().send("PUT", person, "{}", Duration.ofSeconds(20));
            return answer.statusCode()
                    + (answer.headers().firstValue("Retry-After").isPresent() ? ", try again" : "");
        } catch (IOException unanswered) {
            return "none";
        }
    }

    private static void work(Workload workload) throws InterruptedException {
        workload.go();
        Thread.sleep(Duration.ofSeconds(3));
        workload.rest();
    }

    /** Of the last replica, which is not the one that is restarted. */
    private int status(String method, String path, String body) throws IOException {
        return members.getLast()
                .send(method, path, body, Duration.ofSeconds(10))
                .statusCode();
    }

    private Outcome outcome(Workload workload, Verdict verdict) {
        int starts = members.stream().mapToInt(Member::starts).sum();
        return new Outcome(seed, faults, kills, workload.answers(), starts, slowest, verdict, folder);
    }

    private void migrate() throws IOException, InterruptedException {
        EmbeddedPostgres postgres = store.postgres();
        ProcessBuilder command = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar",
                        Path.of("target", "quarkus-app", "quarkus-run.jar").toString(),
                        "migrate",
                        "--database-url",
                        postgres.jdbcUrl(),
                        "--database-user",
                        postgres.user(),
                        "--service-user",
                        postgres.serviceUser())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("migrate.log").toFile());
        command.environment().put("RECOMMENDER_DATABASE_PASSWORD", postgres.password());
        if (command.start().waitFor() != 0) {
            throw new AssertionError("no tables:\n" + Files.readString(folder.resolve("migrate.log")));
        }
    }

    /** What the workload is about must be there before. */
    private void supply() throws IOException, InterruptedException {
        awaitReady();
        for (int number = 0; number < Wish.NARRATIVES; number++) {
            int status = members.getFirst()
                    .send(
                            "PUT",
                            "/v1/narratives/n-" + number,
                            "{\"status\": \"published\", \"title\": \"n\"}",
                            Duration.ofSeconds(10))
                    .statusCode();
            if (status != 201) {
                throw new AssertionError("a narrative is refused: " + status);
            }
        }
    }

    private void awaitReady() throws InterruptedException {
        long end = System.nanoTime() + TO_SETTLE.toNanos();
        for (Member member : members) {
            while (!member.isReady()) {
                if (System.nanoTime() - end > 0) {
                    throw new AssertionError(member.name() + " is not ready; see " + folder);
                }
                Thread.sleep(100);
            }
        }
    }

    private void revive() {
        while (!over) {
            try {
                for (Member member : members) {
                    member.revive();
                }
                Thread.sleep(1000);
            } catch (IOException broken) {
                throw new AssertionError(broken);
            } catch (InterruptedException stopped) {
                return;
            }
        }
    }

    private void inflict(Fault fault) throws IOException, InterruptedException {
        out.printf(
                Locale.ROOT,
                "%7.1f s  %s %d for %d ms%n",
                (System.nanoTime() - begun) / 1e9,
                fault.what(),
                fault.member(),
                fault.lasts().toMillis());
        faults.merge(fault.what(), 1, Integer::sum);
        kills += fault.what().kills(members.size());
        Member member = members.get(fault.member());
        switch (fault.what()) {
            case KILL_REPLICA -> Signals.kill(member.processes());
            case KILL_DATABASE -> killDatabase(fault.lasts());
            case KILL_EVERYTHING -> {
                for (Member one : members) {
                    Signals.kill(one.processes());
                }
                killDatabase(fault.lasts());
            }
            case PAUSE_REPLICA -> pause(member.processes(), fault.lasts());
            case PAUSE_DATABASE -> pause(store.processes(), fault.lasts());
            case CUT -> {
                link.refuse(true);
                link.cut();
                Thread.sleep(fault.lasts());
                link.refuse(false);
            }
            case CUT_ON_ANSWER -> {
                link.cutOnAnswer(true);
                Thread.sleep(fault.lasts());
                link.cutOnAnswer(false);
            }
            case STALL -> {
                link.stall(true);
                Thread.sleep(fault.lasts());
                link.stall(false);
            }
            case DELAY -> {
                link.delay(fault.lasts().dividedBy(20));
                Thread.sleep(fault.lasts());
                link.delay(Duration.ZERO);
            }
        }
        Thread.sleep(fault.then().multipliedBy(calm));
    }

    private void killDatabase(Duration away) throws IOException, InterruptedException {
        store.kill();
        Thread.sleep(away);
        link.target(store.again());
    }

    private static void pause(List<ProcessHandle> processes, Duration lasts) throws IOException, InterruptedException {
        Signals.pause(processes);
        try {
            Thread.sleep(lasts);
        } finally {
            Signals.resume(processes);
        }
    }

    private Verdict check(History history, boolean replicas) throws Exception {
        List<Seen> seen = replicas ? settled() : List.of();
        Store.Contents contents = store.contents();
        List<Attempt> attempts = history.attempts();
        JSON.writeValue(folder.resolve("contents.json").toFile(), contents);
        JSON.writeValue(folder.resolve("seen.json").toFile(), seen);
        Verdict verdict = Check.of(attempts, contents.stored(), contents.expected(), seen);
        out.printf(Locale.ROOT, "%7.1f s  %s%n", (System.nanoTime() - begun) / 1e9, verdict.counts());
        return verdict;
    }

    /** What all replicas tell of themselves once they stand still at the end of the log with one model. */
    private List<Seen> settled() throws InterruptedException, IOException, SQLException {
        long since = System.nanoTime();
        awaitReady();
        while (System.nanoTime() - since < TO_SETTLE.toNanos()) {
            Set<String> before = places();
            if (before.size() == 1 && before.iterator().next().startsWith(end() + " ")) {
                Duration took = Duration.ofNanos(System.nanoTime() - since);
                List<Seen> seen = new ArrayList<>();
                for (Member member : members) {
                    seen.add(Observation.of(member, folder));
                }
                // A model that came in between would be a difference that is none.
                if (places().equals(before)) {
                    slowest = slowest.compareTo(took) > 0 ? slowest : took;
                    return seen;
                }
            }
            Thread.sleep(200);
        }
        throw new AssertionError("the replicas do not come to one place: " + places() + ", the log ends at " + end());
    }

    private String end() throws SQLException {
        return store.contents().expected().position();
    }

    private Set<String> places() throws IOException {
        Set<String> places = new HashSet<>();
        for (Member member : members) {
            places.add(Observation.place(member));
        }
        return places;
    }

    private void close() throws IOException {
        over = true;
        members.forEach(Member::close);
        link.close();
        store.close();
    }

    /** Checks once more what a run has left in its folder. */
    private static Verdict checkAgain(Path folder) throws IOException {
        Store.Contents contents = JSON.readValue(folder.resolve("contents.json").toFile(), Store.Contents.class);
        Seen[] seen = JSON.readValue(folder.resolve("seen.json").toFile(), Seen[].class);
        return Check.of(
                History.read(folder.resolve("history.jsonl")), contents.stored(), contents.expected(), List.of(seen));
    }

    /** Arguments: for how many minutes, and the seed; or {@code check} and the folder of a run. Exit code 1 if it does not hold. */
    public static void main(String... arguments) throws Exception {
        if (arguments[0].equals("check")) {
            Verdict verdict = checkAgain(Path.of(arguments[1]));
            System.out.println(verdict);
            System.exit(verdict.holds() ? 0 : 1);
        }
        Duration most = Duration.ofMinutes(Long.parseLong(arguments[0]));
        Outcome outcome = run(Long.parseLong(arguments[1]), Integer.MAX_VALUE, most, 3, System.out);
        System.out.println(outcome.told());
        if (!outcome.verdict().holds()) {
            System.out.println(outcome.verdict());
        }
        System.out.println("left in " + outcome.folder());
        System.exit(outcome.verdict().holds() ? 0 : 1);
    }
}
