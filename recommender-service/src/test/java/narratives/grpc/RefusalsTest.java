package narratives.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.rpc.BadRequest;
import com.google.rpc.Status;
import io.grpc.protobuf.StatusProto;
import java.util.List;
import java.util.stream.IntStream;
import narratives.contract.ErrorCode;
import narratives.contract.FieldError;
import narratives.contract.RecommenderException;
import org.junit.jupiter.api.Test;

/** What a refusal looks like on the gRPC wire. */
class RefusalsTest {
    /** What most clients take of trailers, in bytes. */
    private static final int TRAILERS = 8192;

    @Test
    void howeverManyFieldsAreWrongTheTrailersStaySmall() throws Exception {
        List<FieldError> errors = IntStream.range(0, 2000)
                .mapToObj(i ->
                        new FieldError("characteristics.question-" + i, FieldError.UNKNOWN_QUESTION, "There is none."))
                .toList();

        Status status = StatusProto.fromThrowable(Refusals.of(
                new RecommenderException(ErrorCode.INVALID_REQUEST, "One or more fields are wrong.", errors), "q-1"));

        assertThat(status.getSerializedSize() * 4 / 3).isLessThan(TRAILERS);
        BadRequest fields = status.getDetailsList().stream()
                .filter(detail -> detail.is(BadRequest.class))
                .findFirst()
                .orElseThrow()
                .unpack(BadRequest.class);
        assertThat(fields.getFieldViolationsList()).hasSizeGreaterThan(20).hasSizeLessThan(2000);
        assertThat(fields.getFieldViolations(0).getField()).isEqualTo("characteristics.question-0");
    }

    @Test
    void whatBrokeOnOurSideIsNotTold() {
        Status status = StatusProto.fromThrowable(Refusals.of(new IllegalStateException("secret"), "q-1"));

        assertThat(status.toString()).contains("INTERNAL").doesNotContain("secret");
    }
}
