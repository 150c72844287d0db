package narratives.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Phaser;

/** Clients that call one after another, each a thread, until they are told to rest. */
final class Workload implements AutoCloseable {
    private static final int CLIENTS = 8;
    /** Between two calls of one client: the machine is meant to be busy with starts, not with calls. */
    private static final int PAUSE_MILLIS = 20;

    private final Map<String, Integer> answers = new ConcurrentSkipListMap<>();
    private final List<Client> clients = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    /** Whoever is in a call, and this. */
    private final Phaser calling = new Phaser(1);

    private volatile boolean resting = true;
    private volatile boolean ended;

    Workload(long seed, List<Member> members, History history) {
        for (int number = 0; number < CLIENTS; number++) {
            Client client = new Client(
                    number,
                    seed,
                    members,
                    history,
                    (call, answer) -> answers.merge(call + " " + answer, 1, Integer::sum));
            clients.add(client);
            threads.add(Thread.ofPlatform().daemon().name("client-" + number).start(() -> live(client)));
        }
    }

    private void live(Client client) {
        while (!ended) {
            calling.register();
            try {
                if (!resting) {
                    client.call();
                }
            } finally {
                calling.arriveAndDeregister();
            }
            try {
                Thread.sleep(PAUSE_MILLIS);
            } catch (InterruptedException stopped) {
                return;
            }
        }
    }

    void go() {
        resting = false;
    }

    /** Lets everybody finish what they are at. */
    void rest() {
        resting = true;
        calling.arriveAndAwaitAdvance();
    }

    /** How often each call was answered with which status. */
    Map<String, Integer> answers() {
        return answers;
    }

    @Override
    public void close() {
        ended = true;
        try {
            for (Thread thread : threads) {
                thread.join();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        clients.forEach(Client::close);
    }
}
