package narratives.pack;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import narratives.catalog.ContentWarnings;
import narratives.catalog.Narrative;
import narratives.contract.Phrases;
import narratives.recommend.Sentences;

/**
 * What a pack says to its reader, in one language: the patterns of {@code words_<language>.properties}, filled in. Titles,
 * summaries and warnings are the operator's and come as they are.
 */
public final class PackWords {
    private static final List<PackWords> SPOKEN = Sentences.LANGUAGES.stream()
            .map(language -> new PackWords(Phrases.read(PackWords.class, "words", language)))
            .toList();

    private static final int SECONDS_A_MINUTE = 60;

    private final Phrases phrases;

    private PackWords(Phrases phrases) {
        this.phrases = phrases;
    }

    /** In a language, or in the one that its tag is a variety of, or in the default. */
    public static PackWords in(Locale wanted) {
        return Phrases.in(wanted, Sentences.LANGUAGES, SPOKEN);
    }

    /** The language that is spoken, which may not be the one that was wanted. */
    public Locale language() {
        return phrases.language();
    }

    /** The keys of all patterns. */
    SortedSet<String> keys() {
        return phrases.keys();
    }

    public String title(Sheet sheet) {
        return sheet.title()
                .orElseGet(() -> phrases.say("title." + sheet.purpose().key()));
    }

    public String introduction(Sheet sheet) {
        return sheet.items().isEmpty()
                ? phrases.say("empty")
                : phrases.say("introduction." + sheet.purpose().key());
    }

    public String title(Narrative narrative) {
        return narrative.presentation().title().orElseGet(() -> phrases.say("untitled"));
    }

    /** In which form it is told, and how long it takes; empty where neither is known. */
    public Optional<String> form(Narrative narrative) {
        List<String> told = new ArrayList<>();
        narrative.presentation().modality().ifPresent(modality -> told.add(phrases.say("modality." + modality.key())));
        narrative.presentation().durationSeconds().ifPresent(seconds -> told.add(duration(seconds)));
        return told.stream().reduce((some, next) -> phrases.say("and", some, next));
    }

    /** To the minute, and never less than one. */
    private String duration(int seconds) {
        int minutes = Math.max(1, Math.round(seconds / (float) SECONDS_A_MINUTE));
        return minutes == 1 ? phrases.say("minute") : phrases.say("minutes", Integer.toString(minutes));
    }

    /** What it speaks of that may upset somebody. */
    public String warnings(Narrative narrative) {
        return switch (narrative.contentWarnings()) {
            case ContentWarnings.Unknown() -> phrases.say("warnings.unknown");
            case ContentWarnings.Known(var keys) ->
                keys.stream()
                        .map(key -> key.replace('-', ' '))
                        .reduce((some, next) -> phrases.say("list", some, next))
                        .map(all -> phrases.say("warnings", all))
                        .orElseGet(() -> phrases.say("warnings.none"));
        };
    }

    /** Until when it can be opened, to the day. */
    public String until(Instant end) {
        return phrases.say(
                "until",
                DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                        .withLocale(phrases.language())
                        .format(end.atOffset(ZoneOffset.UTC)));
    }

    /** One of the sentences that are always the same. */
    public String say(Fixed fixed) {
        return phrases.say(fixed.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    /** Sentences that are always the same. */
    public enum Fixed {
        /** That nobody has to go on. */
        STOP,
        /** Above what somebody wrote for the reader. */
        NOTE,
        /** On what opens a narrative. */
        OPEN,
        /** Beside a code that a camera reads. */
        SCAN,
        /** Where a narrative cannot be opened from here. */
        ASK,
        /** Above where to find help. */
        HELP,
        /** Above what is shown in the place of a list that is no longer there. */
        GONE
    }
}
