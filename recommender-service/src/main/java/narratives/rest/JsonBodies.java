package narratives.rest;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import narratives.contract.ErrorCode;
import narratives.contract.RecommenderException;
import narratives.json.Json;

/** Bodies in JSON are read and written in one way only, that of {@link Json}. */
@Provider
@Consumes(MediaType.APPLICATION_JSON)
class JsonBodies implements MessageBodyReader<Object> {
    @Produces
    @Singleton
    static ObjectMapper mapper() {
        return Json.mapper();
    }

    @Override
    public boolean isReadable(Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
        return type.isRecord();
    }

    @Override
    public Object readFrom(
            Class<Object> type,
            Type generic,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream body) {
        return Json.read(bytes(body), type);
    }

    static byte[] bytes(InputStream body) {
        try {
            return body.readAllBytes();
        } catch (IOException broken) {
            throw endedTooEarly();
        }
    }

    static RecommenderException endedTooEarly() {
        return new RecommenderException(ErrorCode.MALFORMED_BODY, "The body ended too early.");
    }
}
