package narratives.json;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import narratives.access.Policy;
import narratives.access.Rate;
import narratives.contract.FieldError;
import narratives.contract.RecommenderException;
import org.jspecify.annotations.Nullable;

/** What an operator decides for a tenant; what is left out has its default. */
@JsonPropertyOrder({"keyRate", "personRate", "maxBodyBytes", "tokenLifetimeSeconds", "exposureDays"})
public record PolicyJson(
        @Nullable RateJson keyRate,
        @Nullable RateJson personRate,
        @Nullable Long maxBodyBytes,
        @Nullable Long tokenLifetimeSeconds,
        @Nullable Long exposureDays) {
    /** So many requests in so many seconds. */
    @JsonPropertyOrder({"requests", "windowSeconds"})
    public record RateJson(
            @Nullable Long requests, @Nullable Long windowSeconds) {
        static RateJson from(Rate rate) {
            return new RateJson(rate.requests(), rate.window().toSeconds());
        }

        Rate toRate(String field, Rate usual) {
            return checked(
                    field,
                    () -> new Rate(
                            requests == null ? usual.requests() : requests,
                            windowSeconds == null ? usual.window() : Duration.ofSeconds(windowSeconds)));
        }
    }

    public static PolicyJson from(Policy policy) {
        return new PolicyJson(
                RateJson.from(policy.keyRate()),
                RateJson.from(policy.personRate()),
                policy.maxBodyBytes(),
                policy.tokenLifetime().toSeconds(),
                policy.exposuresKept().map(Duration::toDays).orElse(null));
    }

    /** @throws RecommenderException if a value is out of its range */
    @JsonIgnore
    public Policy toPolicy() {
        Policy usual = Policy.DEFAULT;
        Rate ofKey = keyRate == null ? usual.keyRate() : keyRate.toRate("keyRate", usual.keyRate());
        Rate ofPerson = personRate == null ? usual.personRate() : personRate.toRate("personRate", usual.personRate());
        Optional<Duration> kept = exposuresKept();
        return checked(
                maxBodyBytes == null ? "tokenLifetimeSeconds" : "maxBodyBytes",
                () -> new Policy(
                        ofKey,
                        ofPerson,
                        maxBodyBytes == null ? usual.maxBodyBytes() : maxBodyBytes,
                        tokenLifetimeSeconds == null ? usual.tokenLifetime() : Duration.ofSeconds(tokenLifetimeSeconds),
                        kept));
    }

    private Optional<Duration> exposuresKept() {
        if (exposureDays == null) {
            return Policy.DEFAULT.exposuresKept();
        }
        if (exposureDays < Policy.SHORTEST_KEPT.toDays() || exposureDays > Policy.LONGEST_KEPT.toDays()) {
            throw RecommenderException.invalid(
                    "exposureDays",
                    FieldError.OUT_OF_RANGE,
                    "Must be within " + Policy.SHORTEST_KEPT.toDays() + " and " + Policy.LONGEST_KEPT.toDays() + ".");
        }
        return Optional.of(Duration.ofDays(exposureDays));
    }

    private static <T> T checked(String field, Supplier<T> made) {
        try {
            return made.get();
        } catch (IllegalArgumentException outOfRange) {
            throw RecommenderException.invalid(field, FieldError.OUT_OF_RANGE, String.valueOf(outOfRange.getMessage()));
        }
    }
}
