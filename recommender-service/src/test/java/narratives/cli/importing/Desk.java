package narratives.cli.importing;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import narratives.contract.TenantId;
import narratives.feedback.FeedbackLog;
import narratives.fixture.InMemoryCatalog;
import narratives.fixture.InMemoryFeedbackLog;
import narratives.fixture.InMemoryLog;
import narratives.fixture.InMemoryPeople;
import narratives.fixture.Sample;

/** A tenant in memory and a folder of files to import into it. */
final class Desk {
    static final TenantId TENANT = TenantId.DEFAULT;

    private final InMemoryLog log = new InMemoryLog(Clock.fixed(Sample.NOON, ZoneOffset.UTC));
    final InMemoryCatalog catalog = new InMemoryCatalog(log);
    final InMemoryPeople people = new InMemoryPeople(log);
    final InMemoryFeedbackLog feedback = new InMemoryFeedbackLog(log, catalog, people);
    private final Path folder;

    Desk(Path folder) {
        this.folder = folder;
    }

    /** A tenant with the sample instrument and questionnaire. */
    Desk begun() {
        catalog.putInstrument(TENANT, Sample.INSTRUMENT, Optional.empty());
        feedback.putQuestionnaire(TENANT, Sample.QUESTIONNAIRE, Optional.empty());
        return this;
    }

    InputFile file(String name, String text) throws IOException {
        return file(name, text.getBytes(StandardCharsets.UTF_8));
    }

    InputFile file(String name, byte[] bytes) throws IOException {
        Files.write(folder.resolve(name), bytes);
        return new InputFile(folder.resolve(name).toString(), System.in);
    }

    Report run(Job job) {
        return run(job, feedback);
    }

    Report run(Job job, FeedbackLog events) {
        Report report = Report.into(Optional.empty());
        run(job, events, report);
        return report;
    }

    void run(Job job, FeedbackLog events, Report report) {
        job.check();
        Progress progress = new Progress(new PrintWriter(Writer.nullWriter()), () -> 0);
        job.run(new Import(new Import.Target(TENANT, catalog, people, events), report, progress, () -> false));
    }

    static String printed(Report report) {
        StringWriter text = new StringWriter();
        report.print(new PrintWriter(text, true));
        return text.toString();
    }
}
