package narratives.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.Message;
import narratives.api.v1.Answer;
import narratives.api.v1.Feedback;
import narratives.api.v1.GiveFeedbackInBulkRequest;
import narratives.api.v1.Narrative;
import narratives.api.v1.Preferences;
import narratives.api.v1.PutNarrativeRequest;
import narratives.api.v1.PutUserRequest;
import narratives.api.v1.Texts;
import narratives.api.v1.User;
import narratives.contract.ErrorCode;
import narratives.contract.FieldError;
import narratives.contract.RecommenderException;
import org.junit.jupiter.api.Test;

/** What JSON could not hold is refused, with the place where it stands. */
class SoundnessTest {
    private static final String NUL = "a" + (char) 0;

    @Test
    void aSoundMessagePasses() {
        Message sound = PutNarrativeRequest.newBuilder()
                .setNarrative(Narrative.newBuilder()
                        .setNarrativeId("n-1")
                        .setTitle("Ordinary\ttext, \ud83c\udfb6")
                        .putCharacteristics(
                                "length", Answer.newBuilder().setNumber(-0.0).build()))
                .build();

        assertThatCode(() -> Soundness.require(sound)).doesNotThrowAnyException();
    }

    @Test
    void aTextWithNulIsRefusedByItsJsonName() {
        Message request = PutNarrativeRequest.newBuilder()
                .setNarrative(Narrative.newBuilder().setContentUri(NUL))
                .build();

        assertRefused(request, "contentUri", FieldError.WRONG_FORM);
    }

    @Test
    void aTextWithNulInAListIsRefusedByItsPlace() {
        Message request = PutUserRequest.newBuilder()
                .setUser(User.newBuilder()
                        .setPreferences(
                                Preferences.newBuilder().addLanguages("en").addLanguages(NUL)))
                .build();

        assertRefused(request, "preferences.languages[1]", FieldError.WRONG_FORM);
    }

    @Test
    void aMessageInAListIsLookedInto() {
        Message request = GiveFeedbackInBulkRequest.newBuilder()
                .addEvents(Feedback.newBuilder().setEventId("e-1"))
                .addEvents(Feedback.newBuilder().setEventId("e-2").setPosition(Double.POSITIVE_INFINITY))
                .build();

        assertRefused(request, "events[1].position", FieldError.WRONG_TYPE);
    }

    @Test
    void aNumberInAMapThatIsNoneIsRefused() {
        Message request =
                Feedback.newBuilder().putRatings("hopefulness", Double.NaN).build();

        assertRefused(request, "ratings", FieldError.WRONG_TYPE);
    }

    @Test
    void theKeyOfAMapAndWhatLiesBelowItAreLookedAt() {
        Message key = Feedback.newBuilder().putRatings(NUL, 1).build();
        Message below = User.newBuilder()
                .putProfile(
                        "colours",
                        Answer.newBuilder()
                                .setTexts(Texts.newBuilder().addValues(NUL))
                                .build())
                .build();

        assertRefused(key, "ratings", FieldError.WRONG_FORM);
        assertRefused(below, "profile.texts.values[0]", FieldError.WRONG_FORM);
    }

    private static void assertRefused(Message message, String field, String code) {
        RecommenderException refused =
                catchThrowableOfType(RecommenderException.class, () -> Soundness.require(message));

        assertThat(refused).isNotNull();
        assertThat(refused.code()).isEqualTo(ErrorCode.INVALID_REQUEST);
        assertThat(refused.errors()).singleElement().satisfies(error -> {
            assertThat(error.field()).isEqualTo(field);
            assertThat(error.code()).isEqualTo(code);
        });
        // No error repeats what was sent.
        assertThat(refused.errors().getFirst().detail()).doesNotContain(NUL);
    }
}
