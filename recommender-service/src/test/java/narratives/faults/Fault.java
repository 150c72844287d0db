package narratives.faults;

import java.time.Duration;
import java.util.Random;

/**
 * Something that goes wrong.
 *
 * @param what of which kind
 * @param member which replica, where it is about one
 * @param lasts how long, before the database is started again or the fault ends
 * @param then how long nothing else goes wrong
 */
record Fault(Kind what, int member, Duration lasts, Duration then) {
    /** How often of a hundred. */
    enum Kind {
        KILL_REPLICA(36),
        KILL_DATABASE(18),
        KILL_EVERYTHING(4),
        PAUSE_REPLICA(10),
        PAUSE_DATABASE(7),
        CUT(8),
        CUT_ON_ANSWER(9),
        STALL(4),
        DELAY(4);

        private final int share;

        Kind(int share) {
            this.share = share;
        }

        /** How many SIGKILLs it is, of a replica or the whole database. */
        int kills(int members) {
            return switch (this) {
                case KILL_REPLICA, KILL_DATABASE -> 1;
                case KILL_EVERYTHING -> members + 1;
                case PAUSE_REPLICA, PAUSE_DATABASE, CUT, CUT_ON_ANSWER, STALL, DELAY -> 0;
            };
        }
    }

    /** The next one: the same for the same state of chance. */
    static Fault next(Random chance, int members) {
        int drawn = chance.nextInt(100);
        int member = chance.nextInt(members);
        // Around the limits of the service: statements wait for 2 s, connections for 5 s.
        Duration lasts = Duration.ofMillis(100 + chance.nextInt(6_000));
        Duration then = Duration.ofMillis(500 + chance.nextInt(4_000));
        int below = 0;
        for (Kind kind : Kind.values()) {
            below += kind.share;
            if (drawn < below) {
                return new Fault(kind, member, kind.kills(members) > 0 ? lasts.dividedBy(3) : lasts, then);
            }
        }
        throw new AssertionError("the shares of the kinds are not a hundred");
    }
}
