package narratives.grpc;

import io.grpc.Context;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * A virtual thread for the work of each call; what came with the call goes along. Not those of Quarkus: it keeps the context
 * of gRPC in the context of Vert.x, which all threads of one call would share, so that one which ends takes it from the
 * others; and it hands messages to virtual threads through a queue that is not made for several threads.
 */
@ApplicationScoped
class CallThreads {
    void execute(Runnable work) {
        Thread.ofVirtual().name("grpc-call").start(Context.current().wrap(work));
    }
}
