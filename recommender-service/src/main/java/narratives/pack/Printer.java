package narratives.pack;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** Puts a sheet into a form that can be shown or printed. */
public interface Printer {
    /**
     * How the narratives of a sheet are opened from what is printed.
     *
     * @param address of one of them, absolute or relative to where the sheet lies; empty if it cannot be opened
     * @param until when the addresses end; empty if they do not
     */
    record Addresses(Function<Sheet.Item, Optional<String>> address, Optional<Instant> until) {
        /** Where the narratives themselves lie. */
        public static final Addresses OWN = new Addresses(Sheet.Item::address, Optional.empty());
    }

    /** The bytes of the document. */
    byte[] print(Sheet sheet, Addresses addresses);
}
