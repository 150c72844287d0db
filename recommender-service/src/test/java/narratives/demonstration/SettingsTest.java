package narratives.demonstration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import narratives.catalog.Answer;
import narratives.catalog.ContentWarnings;
import narratives.catalog.Narrative;
import org.junit.jupiter.api.Test;

/** The words of the settings are those of the shipped files; a misspelt one would silently do nothing. */
final class SettingsTest {
    private static final Settings SETTINGS = Settings.SHIPPED;

    @Test
    void everyPullOfACharacteristicIsGivenBySomeNarrative() {
        List<Pull> pulls = new ArrayList<>(SETTINGS.model().hopefulNarratives());
        SETTINGS.model().tastes().values().forEach(pulls::addAll);

        List<Map<String, Answer>> given = Shipped.NARRATIVES.stream()
                .<Map<String, Answer>>map(
                        narrative -> narrative.characterisation().answers())
                .toList();

        assertThat(pulls).allMatch(pull -> applies(pull, given));
    }

    @Test
    void everyPullOfAProfileIsTrueOfSomeReader() {
        List<Pull> pulls = new ArrayList<>(SETTINGS.model().hopefulPeople());
        SETTINGS.population()
                .leanings()
                .forEach(leaning -> pulls.add(new Pull(leaning.question(), leaning.answer(), 1)));

        List<Map<String, Answer>> selves = SETTINGS.population().draw(1, new Chance(Cohort.SEED)).stream()
                .<Map<String, Answer>>map(Member::self)
                .toList();

        assertThat(pulls).allMatch(pull -> applies(pull, selves));
    }

    @Test
    void everyExcludedWarningOccursInTheCollection() {
        Set<String> occurring = new TreeSet<>();
        for (Narrative narrative : Shipped.NARRATIVES) {
            if (narrative.contentWarnings() instanceof ContentWarnings.Known(var keys)) {
                occurring.addAll(keys);
            }
        }

        List<String> excluded = SETTINGS.population().wishes().warnings().stream()
                .map(Share::answer)
                .toList();

        assertThat(occurring).containsAll(excluded);
    }

    @Test
    void everyTasteButLikenessIsMadeOfCharacteristicsAndEveryOneIsSomebodys() {
        Set<Taste> characterised = SETTINGS.model().tastes().keySet();

        Set<Taste> held = new TreeSet<>();
        SETTINGS.population()
                .draw(1, new Chance(Cohort.SEED))
                .forEach(member -> held.addAll(member.tastes().keySet()));

        assertThat(held).containsExactly(Taste.values());
        assertThat(characterised).hasSize(Taste.values().length - 1).doesNotContain(Taste.LIKE_ME);
    }

    private static boolean applies(Pull pull, List<Map<String, Answer>> answers) {
        return answers.stream().anyMatch(given -> Pull.sum(List.of(pull), given) != 0);
    }
}
