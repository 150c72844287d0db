package narratives.safety;

import java.time.Clock;
import narratives.fixture.InMemoryChangeLog;
import narratives.fixture.InMemoryLog;
import narratives.fixture.InMemorySafety;
import narratives.log.ChangeLog;

final class InMemorySafetyTest extends SafetyDocumentsContract {
    private final InMemoryLog log = new InMemoryLog(Clock.systemUTC());
    private final SafetyDocuments documents = new InMemorySafety(log);

    @Override
    protected SafetyDocuments documents() {
        return documents;
    }

    @Override
    protected ChangeLog log() {
        return new InMemoryChangeLog(log);
    }
}
