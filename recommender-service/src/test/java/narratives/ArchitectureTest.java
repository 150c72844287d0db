package narratives;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.inject.Inject;
import jakarta.persistence.Entity;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The map in docs/architecture.md, kept by the build. */
class ArchitectureTest {
    private static final String ROOT = "narratives.";

    /** Each room, and the rooms it may know. */
    private static final Map<String, List<String>> MAP = new TreeMap<>(Map.ofEntries(
            room("contract"),
            room("catalog", "contract"),
            room("people", "catalog", "contract"),
            room("feedback", "people", "catalog", "contract"),
            room("safety", "people", "catalog", "contract"),
            room("log", "safety", "feedback", "people", "catalog", "contract"),
            room("access", "people", "catalog", "contract"),
            room("operation", "contract"),
            room("model", "feedback", "people", "catalog", "contract"),
            room("recommend", "safety", "model", "feedback", "people", "catalog", "contract"),
            room(
                    "live",
                    "recommend",
                    "safety",
                    "model",
                    "operation",
                    "log",
                    "feedback",
                    "people",
                    "catalog",
                    "contract"),
            room("collection", "evaluation", "people", "catalog", "contract"),
            room("pack", "recommend", "safety", "people", "catalog", "contract"),
            room(
                    "calls",
                    "access",
                    "live",
                    "pack",
                    "collection",
                    "recommend",
                    "safety",
                    "model",
                    "operation",
                    "log",
                    "feedback",
                    "people",
                    "catalog",
                    "contract"),
            room("demonstration", "feedback", "people", "catalog", "contract"),
            room("comparator", "model", "feedback", "people", "catalog", "contract"),
            room("evaluation", "comparator", "demonstration", "model", "feedback", "people", "catalog", "contract")));

    /** Each edge, and what it may know beside the rooms. */
    private static final Map<String, List<String>> EDGES = new TreeMap<>(Map.ofEntries(
            room("json"),
            room("movielens"),
            room("paper"),
            room("rest", "json"),
            room("grpc", "json"),
            room("store", "json"),
            room("cli", "json", "movielens", "store"),
            room("app", "json", "paper", "rest", "grpc", "store")));

    private static final JavaClasses CODE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            // Made from api-proto; not ours to judge.
            .withImportOption(location -> !location.contains("/narratives/api/"))
            .importPackages("narratives");

    @Test
    void dependenciesFollowTheMap() {
        MAP.forEach((room, known) -> check(keepsTo(room, known.stream())));
        EDGES.forEach((edge, known) -> check(keepsTo(edge, Stream.concat(MAP.keySet().stream(), known.stream()))));
    }

    @Test
    void everyPackageStandsOnTheMap() {
        List<String> packages = CODE.stream()
                .map(type -> type.getPackageName()
                        .replaceFirst("^narratives\\.?", "")
                        .replaceFirst("\\..*", ""))
                .distinct()
                .toList();

        assertThat(packages)
                .isSubsetOf(Stream.concat(MAP.keySet().stream(), EDGES.keySet().stream())
                        .toList());
    }

    @Test
    void packagesFormNoCycle() {
        check(slices().matching(ROOT + "(*)..").should().beFreeOfCycles());
    }

    @Test
    void roomsArePlainJava() {
        check(classes()
                .that()
                .resideInAnyPackage(rooms())
                .and()
                .resideOutsideOfPackage(ROOT + "model.taste..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        Stream.concat(Arrays.stream(rooms()), Stream.of("java..", "javax.crypto..", "org.jspecify.."))
                                .toArray(String[]::new)));
    }

    @Test
    void eachLibraryHasOneRoom() {
        check(onlyIn("model.taste", "org.apache.mahout.."));
        check(onlyIn("rest", "jakarta.ws.rs.."));
        check(onlyIn("grpc", "io.grpc..", "com.google.protobuf..", "com.google.rpc..", "narratives.api.."));
        check(onlyIn("store", "jakarta.persistence..", "org.hibernate..", "io.quarkus.hibernate..", "java.sql.."));
        check(onlyIn("json", "com.fasterxml.jackson.databind.."));
        check(onlyIn("cli", "picocli.."));
        check(onlyIn("app", "io.smallrye.config..", "io.quarkus.scheduler..", "io.micrometer..", "io.opentelemetry.."));
        check(onlyIn("store.embedded", "org.apache.commons.compress..", "org.tukaani.xz.."));
        check(onlyIn("movielens", "org.apache.commons.csv.."));
        check(onlyIn("paper", "io.quarkus.qute..", "org.apache.pdfbox..", "com.google.zxing.."));
    }

    @Test
    void rowsStayInTheStore() {
        check(classes().that().areAnnotatedWith(Entity.class).should().bePackagePrivate());
    }

    @Test
    void beansAreBuiltByConstructor() {
        check(noFields().should().beAnnotatedWith(Inject.class));
    }

    @Test
    void timeAndChanceArePassedIn() {
        check(noClasses()
                .that()
                .resideInAnyPackage(rooms())
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(Math.class, "random")
                .orShould()
                .callConstructor(Random.class));
    }

    @Test
    void namesSayWhatAThingIs() {
        check(classes().should().haveNameNotMatching(".*(Impl|Utils?|Helper|Manager|DTO|Dto|VO)$"));
        check(noClasses()
                .should()
                .resideInAnyPackage("..util..", "..utils..", "..common..", "..impl..", "..service.."));
    }

    private static Map.Entry<String, List<String>> room(String name, String... known) {
        return Map.entry(name, List.of(known));
    }

    private static String[] rooms() {
        return MAP.keySet().stream().map(room -> ROOT + room + "..").toArray(String[]::new);
    }

    private static ArchRule keepsTo(String room, Stream<String> known) {
        String[] allowed = Stream.concat(Stream.of(room), known)
                .map(name -> ROOT + name + "..")
                .toArray(String[]::new);
        return noClasses()
                .that()
                .resideInAPackage(ROOT + room + "..")
                .should()
                .dependOnClassesThat(resideInAPackage("narratives..")
                        .and(not(resideInAnyPackage(allowed)))
                        .and(not(resideInAPackage("narratives.api.."))))
                .allowEmptyShould(true);
    }

    private static ArchRule onlyIn(String room, String... libraries) {
        return noClasses()
                .that(resideOutsideOfPackage(ROOT + room + ".."))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(libraries)
                .allowEmptyShould(true);
    }

    private static void check(ArchRule rule) {
        rule.check(CODE);
    }
}
