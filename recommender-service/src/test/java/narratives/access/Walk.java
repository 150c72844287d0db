package narratives.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Every call with every credential of a tenant, about three kinds of things; notes whatever it should not have got. */
final class Walk {
    private final Wire wire;
    private final World own;
    private final World foreign;
    private final List<String> leaks = new ArrayList<>();
    private long cases;
    private long answered;

    Walk(Wire wire, World own, World foreign) {
        this.wire = wire;
        this.own = own;
        this.foreign = foreign;
    }

    long cases() {
        return cases;
    }

    long answered() {
        return answered;
    }

    long refused() {
        return cases - answered;
    }

    List<String> leaks() {
        return leaks;
    }

    void all() {
        int cell = 0;
        for (Call call : Call.values()) {
            for (Map.Entry<String, Optional<String>> credential :
                    own.credentials().entrySet()) {
                cell(cell++, call, credential.getKey(), credential.getValue());
            }
        }
    }

    private void cell(int i, Call call, String kind, Optional<String> credential) {
        boolean bound = kind.equals("token");
        Wire.Target unknown = unknown();
        Wire.Answer ofOwn = ask(call, kind, own.own(i, bound), credential);
        // What is open to whoever holds a link is open to other tenants too, by design.
        Wire.Target theirs = call.isOpen() ? unknown : foreign.own(i, false);
        Wire.Answer ofForeign = ask(call, kind, theirs, credential);
        Wire.Answer ofUnknown = ask(call, kind, unknown, credential);

        Expected expected = expected(call, kind);
        if (!expected.fits(ofOwn)) {
            note(call, kind, "own: " + expected + " expected, was " + ofOwn);
        }
        if (expected != Expected.ANSWER && !(expected.fits(ofForeign) && expected.fits(ofUnknown))) {
            note(call, kind, "others: " + expected + " expected, was " + ofForeign + ", " + ofUnknown);
        }
        if (!plain(ofForeign, theirs).equals(plain(ofUnknown, unknown))) {
            note(call, kind, "another's differs from none: " + ofForeign + " / " + ofUnknown);
        }
    }

    /** What a credential should get for what is its own. */
    private enum Expected {
        ANSWER,
        UNAUTHENTICATED,
        DENIED;

        boolean fits(Wire.Answer answer) {
            return switch (this) {
                case ANSWER -> answer.isSuccess();
                case UNAUTHENTICATED -> answer.outcome() == 401 && answer.text().contains("UNAUTHENTICATED");
                case DENIED -> answer.outcome() == 403 && answer.text().contains("PERMISSION_DENIED");
            };
        }
    }

    private static Expected expected(Call call, String kind) {
        if (call.isOpen()) {
            return Expected.ANSWER;
        }
        Set<Scope> scopes = switch (kind) {
            case "all" -> Set.of(Scope.values());
            case "token" -> Set.of(Scope.SERVE, Scope.FEEDBACK);
            default ->
                kind.startsWith("only ") ? Set.of(Scope.of(kind.substring(5)).orElseThrow()) : Set.of();
        };
        if (scopes.isEmpty()) {
            return Expected.UNAUTHENTICATED;
        }
        boolean may = call.isGrantedBy(scopes) && (!kind.equals("token") || call.isOpenToOnePerson());
        return may ? Expected.ANSWER : Expected.DENIED;
    }

    private Wire.Answer ask(Call call, String kind, Wire.Target target, Optional<String> credential) {
        Wire.Answer answer = wire.send(call, target, credential);
        cases++;
        if (answer.isSuccess()) {
            answered++;
        }
        if (answer.text().contains("canary-" + foreign.mark())) {
            note(call, kind, "the other's data: " + answer);
        }
        if (answer.outcome() >= 500) {
            note(call, kind, "broken: " + answer);
        }
        return answer;
    }

    private void note(Call call, String kind, String what) {
        leaks.add(call + " with " + kind + ": " + what);
    }

    private static Wire.Target unknown() {
        String none = UUID.randomUUID().toString();
        return new Wire.Target(
                "n-" + none,
                "u-" + none,
                "e-" + none,
                "r-" + none,
                "o-" + none,
                "f-" + none,
                "p-" + none,
                "z-" + none,
                "t-" + none,
                "s-" + none);
    }

    /** An answer without what is different every time: the ids that were asked for, and what is told only once. */
    private static String plain(Wire.Answer answer, Wire.Target target) {
        if (answer.isSuccess()) {
            return "success";
        }
        return answer.outcome() + " "
                + answer.text()
                        .replaceAll("\"requestId\":\"[^\"]*\"", "")
                        .replace(target.narrative(), "N")
                        .replace(target.person(), "U");
    }
}
