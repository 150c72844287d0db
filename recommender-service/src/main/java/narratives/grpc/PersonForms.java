package narratives.grpc;

import java.util.List;
import narratives.api.v1.Modality;
import narratives.api.v1.Preferences;
import narratives.api.v1.User;
import narratives.catalog.NarrativeId;
import narratives.catalog.NarratorId;
import narratives.json.PersonJson;
import narratives.json.PreferencesJson;
import narratives.people.Person;

/** People. */
final class PersonForms {
    private PersonForms() {}

    static Person given(User given) {
        return new PersonJson(
                        given.getUserId().isEmpty() ? null : given.getUserId(),
                        AnswerForms.given(given.getProfileMap()).nodes(),
                        given.hasPreferences() ? given(given.getPreferences()) : null,
                        given.getCrisis())
                .toPerson();
    }

    static PreferencesJson given(Preferences given) {
        return new PreferencesJson(
                Keys.of(given.getModalitiesList(), NarrativeForms.MODALITY),
                List.copyOf(given.getLanguagesList()),
                given.hasMaxDurationSeconds() ? (Integer) given.getMaxDurationSeconds() : null,
                List.copyOf(given.getExcludedWarningsList()),
                List.copyOf(given.getHiddenNarrativeIdsList()),
                List.copyOf(given.getHiddenNarratorIdsList()),
                given.hasMaxReadingLevel() ? (Integer) given.getMaxReadingLevel() : null);
    }

    static User shown(Person person) {
        return User.newBuilder()
                .setUserId(person.id().value())
                .putAllProfile(AnswerForms.shown(person.profile().answers()))
                .setPreferences(shown(person.preferences()))
                .setCrisis(person.crisis())
                .build();
    }

    static Preferences shown(narratives.people.Preferences preferences) {
        Preferences.Builder shown = Preferences.newBuilder()
                .addAllLanguages(preferences.languages())
                .addAllExcludedWarnings(preferences.excludedWarnings())
                .addAllHiddenNarrativeIds(
                        preferences.hidden().stream().map(NarrativeId::value).toList())
                .addAllHiddenNarratorIds(preferences.hiddenNarrators().stream()
                        .map(NarratorId::value)
                        .toList());
        preferences.maxReadingLevel().ifPresent(shown::setMaxReadingLevel);
        preferences.modalities().stream()
                .sorted()
                .map(modality -> Keys.value(Modality.class, NarrativeForms.MODALITY, modality.key()))
                .forEach(shown::addModalities);
        preferences.maxDurationSeconds().ifPresent(shown::setMaxDurationSeconds);
        return shown.build();
    }
}
