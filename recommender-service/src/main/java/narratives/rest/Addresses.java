package narratives.rest;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which methods an address takes, read from the resources; an answer 405 must say it. */
final class Addresses {
    static final List<Class<?>> RESOURCES = List.of(
            CollectionResource.class,
            FeedbackResource.class,
            InstrumentResource.class,
            ModelResource.class,
            NarrativeResource.class,
            NarrativesResource.class,
            OperationResource.class,
            CuratedResource.class,
            PackResource.class,
            PolicyResource.class,
            QuestionnaireResource.class,
            SafetyResource.class,
            SharedPackResource.class,
            SupportResource.class,
            RecommendationResource.class,
            ServiceResource.class,
            TokenResource.class,
            UserResource.class);

    private static final Pattern VARIABLE = Pattern.compile("\\{[^}]+}");

    private static final Map<String, SortedSet<String>> METHODS = methods();

    private Addresses() {}

    /** Such as {@code GET, PUT}; empty if there is no such address. */
    static Optional<String> allowed(String path) {
        // The longest template is the one with the most said in it.
        return METHODS.keySet().stream()
                .filter(template -> pattern(template).matcher(path).matches())
                .max(Comparator.comparingInt(
                        template -> VARIABLE.matcher(template).replaceAll("").length()))
                .map(template -> String.join(", ", METHODS.getOrDefault(template, new TreeSet<>())));
    }

    private static Pattern pattern(String template) {
        return Pattern.compile("\\Q" + VARIABLE.matcher(template).replaceAll("\\\\E[^/]+\\\\Q") + "\\E");
    }

    private static Map<String, SortedSet<String>> methods() {
        Map<String, SortedSet<String>> methods = new HashMap<>();
        for (Class<?> resource : RESOURCES) {
            String base = path(resource.getAnnotation(Path.class));
            for (Method call : resource.getDeclaredMethods()) {
                for (Annotation annotation : call.getAnnotations()) {
                    HttpMethod method = annotation.annotationType().getAnnotation(HttpMethod.class);
                    if (method != null) {
                        methods.computeIfAbsent(base + path(call.getAnnotation(Path.class)), unseen -> new TreeSet<>())
                                .add(method.value());
                    }
                }
            }
        }
        return methods;
    }

    private static String path(@Nullable Path path) {
        return path == null ? "" : path.value();
    }
}
