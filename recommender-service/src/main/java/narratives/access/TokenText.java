package narratives.access;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import narratives.contract.Identifier;
import narratives.contract.TenantId;
import narratives.people.UserId;

/**
 * What a browser token says: {@code nrt_<content>.<signature>}, both in base64url.
 *
 * @param signedWith the id of the signing key
 * @param issuedBy the id of the API key that asked for it; empty if it was another credential
 */
record TokenText(TenantId tenant, String signedWith, Optional<String> issuedBy, UserId person, Instant expiresAt) {
    static final String PREFIX = "nrt_";

    private static final Pattern FORM = Pattern.compile("nrt_([A-Za-z0-9_-]{1,600})\\.([A-Za-z0-9_-]{43})");
    private static final Pattern CONTENT = Pattern.compile("1\\|([a-z0-9][a-z0-9-]{0,62})\\|([0-9a-z]{1,20})"
            + "\\|([0-9a-z]{12}|-)\\|(" + Identifier.FORM + ")\\|([0-9]{1,12})");

    /** A token whose signature nobody has looked at. */
    record Unproved(TokenText says, byte[] content, byte[] signature) {}

    static Optional<Unproved> parse(String text) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        try {
            byte[] content = decode(parts.group(1));
            byte[] signature = decode(parts.group(2));
            Matcher says = CONTENT.matcher(new String(content, StandardCharsets.US_ASCII));
            return says.matches() ? Optional.of(new Unproved(read(says), content, signature)) : Optional.empty();
        } catch (IllegalArgumentException | DateTimeException garbage) {
            return Optional.empty();
        }
    }

    /** Only what is written as it would be written here: the last character of base64 has bits that say nothing. */
    private static byte[] decode(String text) {
        byte[] bytes = Base64.getUrlDecoder().decode(text);
        if (!Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(text)) {
            throw new IllegalArgumentException("not canonical");
        }
        return bytes;
    }

    private static TokenText read(Matcher says) {
        return new TokenText(
                new TenantId(says.group(1)),
                says.group(2),
                Optional.of(says.group(3)).filter(id -> !id.equals("-")),
                new UserId(says.group(4)),
                Instant.ofEpochSecond(Long.parseLong(says.group(5))));
    }

    String signed(SigningKey key) {
        byte[] content = String.join(
                        "|",
                        "1",
                        tenant.value(),
                        signedWith,
                        issuedBy.orElse("-"),
                        person.value(),
                        Long.toString(expiresAt.getEpochSecond()))
                .getBytes(StandardCharsets.US_ASCII);
        Base64.Encoder encoder = Base64.getUrlEncoder().withoutPadding();
        return PREFIX + encoder.encodeToString(content) + "." + encoder.encodeToString(key.sign(content));
    }
}
