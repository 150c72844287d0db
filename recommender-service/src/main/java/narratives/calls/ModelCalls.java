package narratives.calls;

import narratives.access.Caller;
import narratives.contract.ErrorCode;
import narratives.contract.Identifier;
import narratives.contract.RecommenderException;
import narratives.live.ModelStatus;
import narratives.live.Training;
import narratives.operation.Operation;
import narratives.operation.Operations;

/** What is done with the model, and with long work. */
public final class ModelCalls {
    private final Training training;
    private final Operations operations;

    ModelCalls(Training training, Operations operations) {
        this.training = training;
        this.operations = operations;
    }

    public ModelStatus status(Caller caller) {
        return training.status(caller.tenant());
    }

    public Operation train(Caller caller) {
        return training.train(caller.tenant());
    }

    /** @throws RecommenderException {@code OPERATION_UNKNOWN} */
    public Operation operation(Caller caller, String id) {
        return operations
                .find(caller.tenant(), Identifier.require("operationId", id))
                .orElseThrow(() ->
                        new RecommenderException(ErrorCode.OPERATION_UNKNOWN, ErrorCode.OPERATION_UNKNOWN.title()));
    }
}
