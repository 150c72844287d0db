package narratives.packaged;

import java.util.List;
import narratives.access.Call;

/**
 * One call, as it is made over either wire. {@code @} in an address or a message stands for the name of the wire, so that
 * what one wire creates is not there for the other.
 *
 * @param request such as {@code PUT /v1/users/u-@}
 * @param body of HTTP; empty if there is none
 * @param messages of gRPC in their JSON form, one unless the call is a stream
 */
record WireCase(String name, Call call, String request, String body, List<String> messages) {
    static WireCase of(String name, Call call, String request, String body, String... messages) {
        return new WireCase(name, call, request, body, List.of(messages));
    }

    String method() {
        return request.substring(0, request.indexOf(' '));
    }

    String address() {
        return request.substring(request.indexOf(' ') + 1);
    }

    @Override
    public String toString() {
        return call.operationId() + ": " + name;
    }
}
