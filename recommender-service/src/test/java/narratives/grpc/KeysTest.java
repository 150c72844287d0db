package narratives.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import narratives.api.v1.Modality;
import narratives.api.v1.Narrative;
import narratives.api.v1.QuestionType;
import org.junit.jupiter.api.Test;

/** Values of closed sets, as both wires name them. */
class KeysTest {
    private static final String MODALITY = "MODALITY_";
    private static final String QUESTION_TYPE = "QUESTION_TYPE_";

    @Test
    void aValueIsItsNameWithoutTheNameOfTheSet() {
        assertThat(Keys.of(Modality.MODALITY_TEXT, MODALITY)).isEqualTo("text");
        assertThat(Keys.of(QuestionType.QUESTION_TYPE_MULTI_SELECT, QUESTION_TYPE))
                .isEqualTo("multi-select");
    }

    @Test
    void whatIsNotSaidIsAbsent() {
        assertThat(Keys.of(Modality.MODALITY_UNSPECIFIED, MODALITY)).isNull();
    }

    @Test
    void aNumberThatTheContractDoesNotNameIsNoKeyAndNotAbsent() {
        Modality unknown = Narrative.newBuilder().setModalityValue(99).build().getModality();

        assertThat(Keys.of(unknown, MODALITY)).isNotNull().doesNotMatch("[a-z0-9-]+");
    }

    @Test
    void aKeyLeadsBackToItsValue() {
        assertThat(Arrays.stream(QuestionType.values())
                        .filter(type -> type != QuestionType.UNRECOGNIZED)
                        .filter(type -> type != QuestionType.QUESTION_TYPE_UNSPECIFIED))
                .hasSize(6)
                .allSatisfy(type -> assertThat(Keys.value(
                                QuestionType.class, QUESTION_TYPE, String.valueOf(Keys.of(type, QUESTION_TYPE))))
                        .isEqualTo(type));
    }
}
