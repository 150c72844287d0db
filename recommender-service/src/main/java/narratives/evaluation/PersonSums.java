package narratives.evaluation;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Two sums for each person, whose quotient is a metric: of squared errors and of ratings, for instance. They add up over
 * folds, and people can be drawn from them.
 */
public record PersonSums(SortedMap<Integer, Quotient> people) {
    /** A numerator and a denominator. */
    public record Quotient(double above, double below) {
        public double value() {
            return above / below;
        }

        Quotient plus(Quotient other) {
            return new Quotient(above + other.above, below + other.below);
        }
    }

    public PersonSums {
        people = new TreeMap<>(people);
    }

    /** All of them together. */
    static PersonSums together(List<PersonSums> parts) {
        SortedMap<Integer, Quotient> all = new TreeMap<>();
        parts.forEach(part -> part.people().forEach((person, quotient) -> all.merge(person, quotient, Quotient::plus)));
        return new PersonSums(all);
    }

    /** A person's own quotient as their value, all people alike. */
    PersonSums macro(boolean root) {
        SortedMap<Integer, Quotient> own = new TreeMap<>();
        people.forEach((person, quotient) ->
                own.put(person, new Quotient(root ? Math.sqrt(quotient.value()) : quotient.value(), 1)));
        return new PersonSums(own);
    }

    double[] above() {
        return people.values().stream().mapToDouble(Quotient::above).toArray();
    }

    double[] below() {
        return people.values().stream().mapToDouble(Quotient::below).toArray();
    }

    /** Over all people. */
    double value() {
        double above = 0;
        double below = 0;
        for (Map.Entry<Integer, Quotient> entry : people.entrySet()) {
            above += entry.getValue().above();
            below += entry.getValue().below();
        }
        return above / below;
    }
}
