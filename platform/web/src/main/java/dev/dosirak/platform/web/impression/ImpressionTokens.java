package dev.dosirak.platform.web.impression;

import dev.dosirak.platform.web.security.SecuritySettings;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/// The token beside a shown ad, which comes back when the ad is opened. Nobody else can make one, and it is good for
/// [#LIFE]; whoever lists ads issues them, whoever counts clicks reads them.
///
/// Its form is base64url of the campaign's id, the second in which it was shown, and the first half of an
/// HMAC-SHA256 over both: 36 bytes, 48 characters.
public final class ImpressionTokens {

    /// How long a shown ad can be opened at its owner's expense.
    public static final Duration LIFE = Duration.ofMinutes(30);

    private static final Duration MAX_CLOCK_SKEW = Duration.ofMinutes(1);
    private static final int SIGNED_BYTES = Long.BYTES * 2 + Integer.BYTES;
    private static final int SEAL_BYTES = 16;
    private static final int CHARACTERS = (SIGNED_BYTES + SEAL_BYTES) * 4 / 3;
    private static final String ALGORITHM = "HmacSHA256";

    private final List<SecretKey> keys;
    private final Clock clock;

    public ImpressionTokens(SecuritySettings settings, Clock clock) {
        this.keys = settings.sharedKeys().all("dosirak/impression", ALGORITHM);
        this.clock = clock;
    }

    /// The campaign is being shown to somebody now.
    public String issue(UUID campaign) {
        var token = ByteBuffer.allocate(SIGNED_BYTES + SEAL_BYTES)
                .putLong(campaign.getMostSignificantBits())
                .putLong(campaign.getLeastSignificantBits())
                .putInt((int) clock.instant().getEpochSecond());
        token.put(seal(keys.getFirst(), token.array(), SIGNED_BYTES), 0, SEAL_BYTES);
        return Base64.getUrlEncoder().encodeToString(token.array());
    }

    /// The campaign that was shown; empty for a token that is too old, or not ours.
    public Optional<UUID> campaign(String token) {
        if (token.length() != CHARACTERS) {
            return Optional.empty();
        }
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        var read = ByteBuffer.wrap(bytes);
        var campaign = new UUID(read.getLong(), read.getLong());
        var shown = Instant.ofEpochSecond(Integer.toUnsignedLong(read.getInt()));
        var seal = new byte[SEAL_BYTES];
        read.get(seal);
        boolean ours = keys.stream()
                .anyMatch(it -> MessageDigest.isEqual(Arrays.copyOf(seal(it, bytes, SIGNED_BYTES), SEAL_BYTES), seal));
        return ours && isGood(shown) ? Optional.of(campaign) : Optional.empty();
    }

    private boolean isGood(Instant shown) {
        var now = clock.instant();
        return !now.isAfter(shown.plus(LIFE)) && !now.plus(MAX_CLOCK_SKEW).isBefore(shown);
    }

    /// The id of a click, the same for one visitor within an hour: however often and on however many nodes they
    /// open the ad, it is one click.
    public UUID click(UUID campaign, String visitor, Instant at) {
        var hour = at.truncatedTo(ChronoUnit.HOURS);
        var name = (campaign + " " + hour + " " + visitor).getBytes(StandardCharsets.UTF_8);
        var id = ByteBuffer.wrap(seal(keys.getFirst(), name, name.length));
        return new UUID(id.getLong(), id.getLong());
    }

    private static byte[] seal(SecretKey key, byte[] text, int length) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(text, 0, length);
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK knows " + ALGORITHM, e);
        }
    }
}
