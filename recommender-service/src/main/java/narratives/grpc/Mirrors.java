package narratives.grpc;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;
import narratives.json.Json;

/**
 * Messages whose fields are, name by name, those of the JSON of the contract. They are written as that JSON and read as
 * it, so that one check holds for both wires. For documents that change rarely; lists have forms of their own.
 */
final class Mirrors {
    private static final JsonFormat.Printer PRINTER = JsonFormat.printer().omittingInsignificantWhitespace();
    private static final JsonFormat.Parser PARSER = JsonFormat.parser();

    private Mirrors() {}

    /** @throws narratives.contract.RecommenderException if a field is wrong */
    static <T> T given(Message given, Class<T> type) {
        try {
            return Json.read(PRINTER.print(given), type);
        } catch (InvalidProtocolBufferException unprintable) {
            throw new IllegalStateException("a message of the contract has no JSON", unprintable);
        }
    }

    /** Fills a builder. */
    static <B extends Message.Builder> B shown(Object json, B builder) {
        try {
            PARSER.merge(Json.write(json), builder);
            return builder;
        } catch (InvalidProtocolBufferException unlike) {
            throw new IllegalStateException("a message of the contract is unlike its JSON", unlike);
        }
    }
}
