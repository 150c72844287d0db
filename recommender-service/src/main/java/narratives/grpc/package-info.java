/** gRPC: the same calls as {@code narratives.rest}, from the contract in api-proto. */
@NullMarked
package narratives.grpc;

import org.jspecify.annotations.NullMarked;
