package narratives.app;

import io.micrometer.core.instrument.config.MeterFilter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.regex.Pattern;

/**
 * Keeps ids out of the tag {@code uri}: a request that was refused before it reached a call, such as one with a method
 * that its address does not take, would be counted under the address as it was sent.
 */
@ApplicationScoped
class AddressTags {
    static final String OTHER = "OTHER";

    /** A template, an address that has no ids, or a word for requests that have no address. */
    private static final Pattern WITHOUT_IDS =
            Pattern.compile("[^{]*\\{.*|/v1(/[a-z]+(:[A-Za-z]+)?)?|/q(/[a-z-]+)*|/|root|[A-Z_]+");

    @Produces
    @Singleton
    MeterFilter withoutIds() {
        return MeterFilter.replaceTagValues("uri", AddressTags::shown);
    }

    static String shown(String address) {
        return WITHOUT_IDS.matcher(address).matches() ? address : OTHER;
    }
}
