package narratives.contract;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What people are told, in one language: patterns of {@link MessageFormat} under keys. It is the same on every machine: the
 * language of the JVM plays no part.
 */
public record Phrases(Locale language, SortedMap<String, String> patterns) {
    public Phrases {
        patterns = Collections.unmodifiableSortedMap(new TreeMap<>(patterns));
    }

    /**
     * The patterns of a file beside a class, {@code <family>_<language>.properties}, in UTF-8.
     *
     * @throws IllegalStateException if there is no such file
     */
    public static Phrases read(Class<?> beside, String family, Locale language) {
        String file = family + "_" + language.toLanguageTag() + ".properties";
        try (InputStream bytes = beside.getResourceAsStream(file)) {
            if (bytes == null) {
                throw new IllegalStateException("there is no " + file);
            }
            Properties read = new Properties();
            read.load(new InputStreamReader(bytes, StandardCharsets.UTF_8));
            SortedMap<String, String> patterns = new TreeMap<>();
            read.stringPropertyNames().forEach(key -> patterns.put(key, read.getProperty(key)));
            return new Phrases(language, patterns);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Those in a language, or in the one that its tag is a variety of, or the first. */
    public static <T> T in(Locale wanted, List<Locale> languages, List<T> spoken) {
        for (int i = 0; i < languages.size(); i++) {
            if (languages.get(i).getLanguage().equals(wanted.getLanguage())) {
                return spoken.get(i);
            }
        }
        return spoken.getFirst();
    }

    public SortedSet<String> keys() {
        return Collections.unmodifiableSortedSet(new TreeSet<>(patterns.keySet()));
    }

    /** The pattern under a key. */
    public String pattern(String key) {
        String pattern = patterns.get(key);
        if (pattern == null) {
            throw new IllegalArgumentException("there is no sentence " + key + " in " + language);
        }
        return pattern;
    }

    /** One sentence. */
    public String say(String key, String... names) {
        return new MessageFormat(pattern(key), language).format(names);
    }
}
