package narratives.app;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.WithDefault;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** docs/configuration.md lists every setting of the service, each with its default, and no other. */
class ConfigurationDocTest {
    private static final Path PAGE = Path.of("..", "docs", "configuration.md");
    /** A row that begins with a key and its default. */
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(recommender\\.[a-z.-]+)` \\| `([^`]*)` \\|");

    @Test
    void everySettingIsListedWithItsDefault() throws IOException {
        Map<String, String> listed = ROW.matcher(Files.readString(PAGE))
                .results()
                .collect(toMap(row -> row.group(1), row -> row.group(2), ConfigurationDocTest::once, TreeMap::new));

        assertThat(listed).isEqualTo(settings("recommender", RecommenderConfig.class));
    }

    @Test
    void noOtherSettingIsNamedAnywhere() throws IOException {
        Map<String, String> settings = settings("recommender", RecommenderConfig.class);
        Matcher keys = Pattern.compile("`(recommender\\.[a-z]+[a-z.-]*)[`=]").matcher(Files.readString(PAGE));

        assertThat(keys.results().map(key -> key.group(1)).distinct())
                .filteredOn(key -> !key.equals("recommender.log.bacth"))
                .isSubsetOf(settings.keySet());
    }

    private static String once(String one, String other) {
        throw new AssertionError("a key is listed twice, with the defaults " + one + " and " + other);
    }

    private static Map<String, String> settings(String prefix, Class<?> group) {
        Map<String, String> settings = new TreeMap<>();
        Arrays.stream(group.getMethods()).forEach(setting -> {
            String key = prefix + "." + kebab(setting);
            if (setting.getReturnType().isInterface()) {
                settings.putAll(settings(key, setting.getReturnType()));
            } else if (setting.getReturnType().equals(Optional.class)) {
                settings.put(key, "unset");
            } else {
                settings.put(key, setting.getAnnotation(WithDefault.class).value());
            }
        });
        return settings;
    }

    private static String kebab(Method setting) {
        return setting.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}
