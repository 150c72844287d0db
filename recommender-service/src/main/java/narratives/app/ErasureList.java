package narratives.app;

import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import narratives.access.Tenant;
import narratives.contract.TenantId;
import narratives.json.ErasedJson;
import narratives.json.Json;
import narratives.people.ErasureKey;
import narratives.people.ErasureTag;
import narratives.store.PostgresErasures;
import narratives.store.PostgresTenants;

/**
 * Who was erased, in a file outside the database, so that a restored backup does not bring them back: before anybody is
 * answered, they are erased once more. It names nobody. One line an erasure, appended and forced to the disk; the last line
 * about a tag holds.
 */
@ApplicationScoped
class ErasureList {
    private final Optional<Path> file;
    private final boolean serving;
    private final PostgresTenants tenants;
    private final PostgresErasures erasures;
    private final Map<TenantId, OfTenant> listed = new HashMap<>();
    private final Map<TenantId, Long> seen = new HashMap<>();

    /** What the file says of a tenant. */
    private record OfTenant(ErasureKey key, SequencedMap<ErasureTag, Boolean> erased) {}

    ErasureList(RecommenderConfig config, PostgresTenants tenants, PostgresErasures erasures) {
        this.file = config.erasures().list().map(Path::of);
        this.serving = config.serve();
        this.tenants = tenants;
        this.erasures = erasures;
    }

    /** Behind the opening of the log, and before the doors open: whatever starts the service waits for this. */
    synchronized void eraseAgain(@Observes @Priority(3) StartupEvent start) {
        if (serving && file.isPresent()) {
            read(file.get());
            tenants.served().stream().map(Tenant::id).forEach(this::eraseAgain);
        }
    }

    private void eraseAgain(TenantId tenant) {
        OfTenant wanted = listed.get(tenant);
        if (wanted != null) {
            Set<ErasureTag> missing = new LinkedHashSet<>(wanted.erased().keySet());
            missing.removeIf(tag -> !wanted.erased().getOrDefault(tag, false));
            erasures.known(tenant)
                    .ifPresent(known -> missing.removeAll(known.erased().keySet()));
            if (!missing.isEmpty()) {
                erasures.eraseAgain(tenant, wanted.key(), missing);
                Log.infof(
                        "%d erasures of tenant %s that this database did not know were done again",
                        missing.size(), tenant);
            }
        }
        bring(tenant);
    }

    /** Writes down what the database knows and the file does not; whatever is written is on the disk at the end. */
    synchronized void bring(TenantId tenant) {
        if (file.isPresent()) {
            long changes = erasures.changes(tenant);
            if (changes != seen.getOrDefault(tenant, 0L)) {
                erasures.known(tenant).ifPresent(known -> append(file.get(), tenant, known));
                seen.put(tenant, changes);
            }
        }
    }

    private void append(Path path, TenantId tenant, PostgresErasures.Known known) {
        OfTenant had = listed.computeIfAbsent(tenant, unseen -> new OfTenant(known.key(), new LinkedHashMap<>()));
        StringBuilder lines = new StringBuilder();
        known.erased().forEach((tag, erased) -> {
            if (!Optional.ofNullable(had.erased().put(tag, erased)).equals(Optional.of(erased))) {
                lines.append(Json.write(ErasedJson.of(tenant, known.key(), tag, erased)))
                        .append('\n');
            }
        });
        try (FileChannel channel =
                FileChannel.open(path, Set.of(StandardOpenOption.WRITE, StandardOpenOption.APPEND))) {
            ByteBuffer bytes = StandardCharsets.UTF_8.encode(lines.toString());
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        } catch (IOException unwritable) {
            listed.remove(tenant);
            throw new UncheckedIOException("the list of erasures cannot be written", unwritable);
        }
    }

    private void read(Path path) {
        try {
            if (Files.notExists(path)) {
                Files.createFile(
                        path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
            cutToWholeLines(path);
            Files.readAllLines(path).forEach(line -> take(Json.read(line, ErasedJson.class)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the list of erasures cannot be read", unreadable);
        }
    }

    /** A line that a crash cut off is of an erasure that the database knows, so it is written once more. */
    private static void cutToWholeLines(Path path) throws IOException {
        byte[] bytes = Files.readAllBytes(path);
        int whole = bytes.length;
        while (whole > 0 && bytes[whole - 1] != '\n') {
            whole--;
        }
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
            channel.truncate(whole);
        }
    }

    private void take(ErasedJson line) {
        OfTenant own =
                listed.computeIfAbsent(line.toTenant(), unseen -> new OfTenant(line.toKey(), new LinkedHashMap<>()));
        if (!own.key().equals(line.toKey())) {
            throw new IllegalStateException("the list of erasures has two keys for tenant " + line.toTenant());
        }
        own.erased().put(line.toTag(), line.erased());
    }
}
