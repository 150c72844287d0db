package narratives.app;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Every setting of the service that is its own. docs/configuration.md lists them, and a test keeps the two equal. */
@ConfigMapping(prefix = "recommender")
public interface RecommenderConfig {
    /** Whether the made-up collection is loaded into a tenant that is empty. Set by {@code ./recommender start}. */
    @WithDefault("false")
    boolean demonstration();

    /** Whether tenants are loaded, followed and trained. The command line switches it off while it imports. */
    @WithDefault("true")
    boolean serve();

    /**
     * The first API key of an installation, as {@code ./recommender keys generate} makes it: all scopes of the tenant
     * default. Given, the service asks for credentials from the start.
     */
    Optional<String> firstKey();

    /** A file that holds the first API key, such as a mounted secret. */
    Optional<String> firstKeyFile();

    /**
     * The comparators that are kept ready beside hybrid, by name, so that a request may ask for them. Each costs two fits
     * with every training, and memory; none cost nothing.
     */
    Optional<List<String>> algorithms();

    /** What makes the lists of requests in mode match that name no algorithm: hybrid, or one that is kept ready. */
    @WithDefault("hybrid")
    String defaultAlgorithm();

    Access access();

    Oidc oidc();

    Log log();

    Training training();

    Exposures exposures();

    Erasures erasures();

    Recommendations recommendations();

    Packs packs();

    /** How people stay forgotten. */
    interface Erasures {
        /**
         * A file outside the database, on a disk of this replica's own, that lists who was erased; whoever is in it is
         * erased once more when a restored database does not know of it. Unset: nothing is listed.
         */
        Optional<String> list();
    }

    /** How it is known who may come in. */
    interface Access {
        /** How often keys, tenants and policies are read anew; a key that is revoked opens nothing after this long. */
        @WithDefault("5s")
        Duration refresh();
    }

    /** What is read from the bearer tokens of an OpenID provider; where it is, Quarkus' own settings say. */
    interface Oidc {
        /** The claim that names the tenant; a path with / goes into objects. */
        @WithDefault("tenant")
        String tenantClaim();

        /** The claim that holds the scopes: a text with blanks, or a list. What is no scope of ours is passed over. */
        @WithDefault("scope")
        String scopesClaim();
    }

    /** How the log is followed. */
    interface Log {
        /** How long to wait before looking for new entries again. A tenth of the second in which a replica must know. */
        @WithDefault("100ms")
        Duration pollInterval();

        /** How many entries are read at once. */
        @WithDefault("2000")
        @Min(1) @Max(100_000) int batch();
    }

    /** When and how models are trained. */
    interface Training {
        /** How often a tenant with anything new is fitted anew, whatever its drift. */
        @WithDefault("1h")
        Duration every();

        /** Share of new ratings and narratives, of those the model was trained on, that asks for sweeps at once. */
        @WithDefault("0.1")
        @DecimalMin("0.001") @DecimalMax("10") double drift();

        /** How many new ratings and narratives there must be, at least, before drift counts. */
        @WithDefault("20")
        @Min(1) int driftMinimum();

        /**
         * How much larger the squared error of predictions may be than the model expects before it is trained: 1 is as
         * expected.
         */
        @WithDefault("1.3")
        @DecimalMin("1.01") @DecimalMax("100") double surprise();

        /** After how many ratings one counts half in the surprise. */
        @WithDefault("500")
        @Min(1) @Max(1_000_000) int surpriseHalfLife();

        /** With how many sweeps a model is brought up to date. */
        @WithDefault("3")
        @Min(1) @Max(1000) int warmSweeps();

        /** How often a model is brought up to date by sweeps before it is fitted anew; 0 for never by sweeps. */
        @WithDefault("2")
        @Min(0) @Max(1000) int refitAfter();

        /** A model of fewer ratings is always fitted anew, which takes less than a second. */
        @WithDefault("1000")
        @Min(0) int refitBelow();

        /** How many models may be trained at the same time, each on one processor. */
        @WithDefault("1")
        @Min(1) @Max(64) int atOnce();

        /** How long after one training the next may begin by itself. */
        @WithDefault("10s")
        Duration pause();

        /** How many content components a person may have a taste for; each costs about 20 ratings to learn. */
        @WithDefault("5")
        @Min(0) @Max(20) int components();

        /** How many latent factors a training may find, where ratings bear them out; 0 for none. */
        @WithDefault("10")
        @Min(0) @Max(50) int factors();

        /**
         * How far engagement (what people open, finish and keep) may move a list: in standard deviations of the expected
         * answers over the catalogue. 1: as far as they do; 0: not at all, and it is not learned.
         */
        @WithDefault("1")
        @DecimalMin("0") @DecimalMax("100") double engagement();

        /** After how many sweeps a training ends, converged or not. */
        @WithDefault("60")
        @Min(1) @Max(1000) int sweeps();
    }

    /** How served lists are recorded. */
    interface Exposures {
        /** How many lists may wait to be recorded; beyond that they are dropped and counted. */
        @WithDefault("10000")
        @Min(1) int queue();

        /** How many lists are written at once. */
        @WithDefault("200")
        @Min(1) @Max(5000) int batch();
    }

    /** How lists are made. */
    interface Recommendations {
        /** How long a request with minLogPosition waits for it. */
        @WithDefault("1s")
        Duration patience();
    }

    /** Shortlists that people make for people. */
    interface Packs {
        /**
         * Under which address readers reach this service, such as {@code https://stories.example.org}. With it, links to
         * packs are told as whole addresses, and codes on paper lead through them; without it, codes lead to the narratives
         * themselves.
         */
        Optional<URI> address();
    }
}
