package narratives.catalog;

import java.util.Collection;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/** One answer to one question, of an instrument or of a profile. A question without an answer is unknown, not "no". */
public sealed interface Answer {
    /** A choice by its key, or a free text; the question says which. */
    record Text(String value) implements Answer {}

    /** Any number of choices by their keys; empty means that none applies, which is known. */
    record Choices(SortedSet<String> values) implements Answer {
        public Choices {
            values = Collections.unmodifiableSortedSet(new TreeSet<>(values));
        }

        public static Choices of(Collection<String> values) {
            return new Choices(new TreeSet<>(values));
        }
    }

    /** A finite number; the zero that has a minus is the one that has none. */
    record Quantity(double value) implements Answer {
        public Quantity {
            value += 0.0;
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("an answer is a finite number");
            }
        }
    }

    /** Yes or no. */
    record Flag(boolean value) implements Answer {}
}
