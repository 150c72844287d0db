package narratives.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import narratives.contract.ErrorCode;
import narratives.contract.FieldError;
import narratives.contract.LogPosition;
import narratives.contract.RecommenderException;
import org.junit.jupiter.api.Test;

/** Every line is counted once, for what became of it. */
class LineImportTest {
    private final List<Integer> stored = new ArrayList<>();
    private final List<Integer> sizes = new ArrayList<>();

    @Test
    void linesAreStoredInChunks() {
        Imported result = numbers(values -> {}).load(body(lines(1201)));

        assertThat(result.accepted()).isEqualTo(1201);
        assertThat(sizes).containsExactly(500, 500, 201);
        assertThat(result.last()).contains(new LogPosition(1, 1, 1201));
    }

    @Test
    void aChunkIsStoredWithoutTheLinesThatAreRefusedByPlace() {
        Imported result = numbers(values -> {
                    List<FieldError> errors = IntStream.range(0, values.size())
                            .filter(i -> values.get(i) % 100 == 0)
                            .mapToObj(i -> new FieldError("n", FieldError.OUT_OF_RANGE, "No hundreds.").at(i))
                            .toList();
                    if (!errors.isEmpty()) {
                        throw RecommenderException.invalid(errors);
                    }
                })
                .load(body(lines(700)));

        assertThat(result.accepted()).isEqualTo(693);
        assertThat(result.rejected())
                .extracting(Imported.Rejected::line)
                .containsExactly(100L, 200L, 300L, 400L, 500L, 600L, 700L);
        assertThat(sizes).containsExactly(495, 198);
    }

    @Test
    void aChunkThatIsRefusedAsAWholeIsStoredLineByLine() {
        Imported result = numbers(values -> {
                    if (values.contains(3)) {
                        throw new RecommenderException(ErrorCode.EVENT_ID_REUSED, "Reused.");
                    }
                })
                .load(body(lines(5)));

        assertThat(stored).containsExactly(1, 2, 4, 5);
        assertThat(result.rejected()).containsExactly(new Imported.Rejected(3, "EVENT_ID_REUSED", "Reused."));
    }

    @Test
    void anOutageStopsTheImportAndSaysHowFarItCame() {
        LineImport<Integer> broken = numbers(values -> {
            if (values.contains(600)) {
                throw new RecommenderException(ErrorCode.STORE_UNAVAILABLE, "Gone.");
            }
        });

        assertThatThrownBy(() -> broken.load(body(lines(1000))))
                .isInstanceOfSatisfying(RecommenderException.class, refused -> {
                    assertThat(refused.code()).isEqualTo(ErrorCode.STORE_UNAVAILABLE);
                    assertThat(refused.detail()).startsWith("Stopped at line 501: 500 accepted");
                });
    }

    @Test
    void refusedLinesAreAllCountedAndTheFirstThousandListed() {
        Imported result = numbers(values -> {}).load(body("x\n".repeat(2500) + "7\n"));

        assertThat(result.rejectedCount()).isEqualTo(2500);
        assertThat(result.rejected()).hasSize(1000);
        assertThat(result.rejected().getLast().line()).isEqualTo(1000);
        assertThat(result.accepted()).isEqualTo(1);
    }

    /** An import of numbers, refused where the check says so. */
    private LineImport<Integer> numbers(Consumer<List<Integer>> check) {
        return new LineImport<>(values -> {
            check.accept(values);
            stored.addAll(values);
            sizes.add(values.size());
            return new LineImport.Stored(values.size(), 0, new LogPosition(1, 1, values.getLast()));
        });
    }

    private static String lines(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(Integer::toString).collect(Collectors.joining("\n"));
    }

    private static LineImport.Source<Integer> body(String text) {
        Iterator<String> lines = text.lines().iterator();
        AtomicLong number = new AtomicLong();
        return () -> lines.hasNext() ? Optional.of(line(number.incrementAndGet(), lines.next())) : Optional.empty();
    }

    private static LineImport.Line<Integer> line(long number, String text) {
        return new LineImport.Line<>(number, () -> {
            if (!text.matches("\\d+")) {
                throw RecommenderException.invalid("", FieldError.WRONG_TYPE, "Must be a number.");
            }
            return Integer.parseInt(text);
        });
    }
}
