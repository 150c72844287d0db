package narratives.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import narratives.access.Call;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.junit.jupiter.api.Test;

class AdmittanceTest {
    @Test
    void everyMethodOfEveryResourceAnswersOneCallOfTheContract() {
        List<Call> answered = Addresses.RESOURCES.stream()
                .flatMap(resource -> Arrays.stream(resource.getDeclaredMethods()))
                .filter(method -> method.isAnnotationPresent(Operation.class))
                .map(Admittance::call)
                .toList();

        assertThat(answered).containsExactlyInAnyOrder(Call.values());
    }
}
