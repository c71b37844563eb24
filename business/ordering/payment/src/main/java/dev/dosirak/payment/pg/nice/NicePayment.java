package dev.dosirak.payment.pg.nice;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.dosirak.platform.kernel.Won;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// An answer about a payment, with whatever of it is there: a refusal has little more than its code.
///
/// @param signature NICE's own mark that nobody has changed what it says; not everywhere
record NicePayment(
        String resultCode,
        String tid,
        String orderId,
        String status,
        String failedAt,
        String currency,
        @Nullable Won amount,
        @Nullable Won balanceAmt,
        @Nullable JsonNode card,
        String ediDate,
        @Nullable String signature) {

    /// One that took money once; whether it still has any, its balance says.
    private static final Set<String> TOOK_MONEY = Set.of("paid", "partialCancelled", "cancelled");

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSZ");

    NicePayment {
        resultCode = said(resultCode);
        tid = said(tid);
        orderId = said(orderId);
        status = said(status);
        failedAt = said(failedAt);
        currency = said(currency);
        ediDate = said(ediDate);
    }

    private static String said(@Nullable String text) {
        return text == null ? "" : text;
    }

    /// Whatever stands there, the money is what counts.
    OptionalInt months() {
        return card == null ? OptionalInt.empty() : card.path("cardQuota").asIntOpt();
    }

    boolean hasFailed() {
        return status.equals("failed");
    }

    Optional<Instant> hasFailedAt() {
        try {
            return Optional.of(OffsetDateTime.parse(failedAt, TIME).toInstant());
        } catch (DateTimeParseException e) { // "0" for never
            return Optional.empty();
        }
    }

    /// It has a number, and nobody has paid: a virtual account, or what waits for our approval.
    boolean waits() {
        return status.equals("ready");
    }

    boolean hasExpired() {
        return status.equals("expired");
    }

    /// Nobody pays under its number any more.
    boolean isOver() {
        return hasFailed() || hasExpired();
    }

    /// Whether it is money in won, with a balance that can be, and signed by who knows our secret if it is signed.
    boolean tookMoney(String secretKey) {
        return TOOK_MONEY.contains(status)
                && !tid.isBlank()
                && currency.equals("KRW")
                && amount != null
                && balanceAmt != null
                && balanceAmt.compareTo(Won.ZERO) >= 0
                && balanceAmt.compareTo(amount) <= 0
                && (signature == null
                        || signature.equalsIgnoreCase(sha256(tid + amount.amount() + ediDate + secretKey)));
    }

    static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
