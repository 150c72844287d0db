package narratives.feedback;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What tells a replay from another event under the same id: the SHA-256 of an event as it was understood. Every field is
 * in it with a tag and a length, absent ones with their tag alone, instants in UTC and answers in the order of their
 * keys; how the event was written down does not matter. Fingerprints are stored, so this form never changes.
 */
public final class Fingerprint {
    private static final int FORM = 1;

    private final byte[] bytes;

    private Fingerprint(byte[] bytes) {
        this.bytes = bytes;
    }

    /** The fingerprint of an event. */
    public static Fingerprint of(Feedback event) {
        Writer writer = new Writer();
        writer.number(FORM);
        Feedback.Header header = event.header();
        writer.field('e').text(header.eventId().value());
        writer.field('u').text(header.userId().value());
        writer.field('t').instant(header.occurredAt());
        writer.field('l').text(header.recommendationId());
        switch (event) {
            case Feedback.Rating(var told, var narrative, var answers) -> {
                writer.field('R').text(narrative.value()).number(answers.size());
                // A sorted map may be sorted in any way.
                SortedMap<String, Double> byKey = new TreeMap<>();
                byKey.putAll(answers);
                byKey.forEach((question, answer) -> writer.text(question).real(answer));
            }
            case Feedback.View(var told, var narrative, var progress) ->
                writer.field('V').text(narrative.value()).progress(progress);
            case Feedback.Completion(var told, var narrative, var progress) ->
                writer.field('C').text(narrative.value()).progress(progress);
            case Feedback.Bookmark(var told, var narrative, var kept) ->
                writer.field('B').text(narrative.value()).number(kept ? 1 : 0);
            case Feedback.Hide(var told, var narrative, var hidden) ->
                writer.field('H').text(narrative.value()).number(hidden ? 1 : 0);
            case Feedback.Distress(var told, var narrative, var severity) ->
                writer.field('D').text(narrative.value()).number(severity);
            case Feedback.Retraction(var told, var retracts) ->
                writer.field('X').text(retracts.value());
        }
        return new Fingerprint(writer.digest.digest());
    }

    /** One that was stored. */
    public static Fingerprint of(byte[] stored) {
        return new Fingerprint(stored.clone());
    }

    /** 32 bytes. */
    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Fingerprint that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return HexFormat.of().formatHex(bytes);
    }

    private static final class Writer {
        private final MessageDigest digest = sha256();

        Writer field(char tag) {
            digest.update((byte) tag);
            return this;
        }

        Writer number(long value) {
            digest.update(ByteBuffer.allocate(Long.BYTES).putLong(value).array());
            return this;
        }

        /** Zero has one sign here, as it has for everybody else. */
        Writer real(double value) {
            return number(Double.doubleToLongBits(value + 0.0));
        }

        Writer text(String value) {
            byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
            number(utf8.length);
            digest.update(utf8);
            return this;
        }

        Writer text(Optional<String> value) {
            number(value.isPresent() ? 1 : 0);
            value.ifPresent(this::text);
            return this;
        }

        Writer instant(Optional<Instant> value) {
            number(value.isPresent() ? 1 : 0);
            value.ifPresent(instant -> number(instant.getEpochSecond()).number(instant.getNano()));
            return this;
        }

        Writer progress(Feedback.Progress progress) {
            return real(progress.position()).real(progress.seconds());
        }

        private Writer real(OptionalDouble value) {
            number(value.isPresent() ? 1 : 0);
            value.ifPresent(this::real);
            return this;
        }

        private static MessageDigest sha256() {
            try {
                return MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException everyPlatformHasIt) {
                throw new AssertionError(everyPlatformHasIt);
            }
        }
    }
}
