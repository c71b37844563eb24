package dev.dosirak.gateway;

import dev.dosirak.platform.kernel.HasReason;
import org.springframework.http.HttpStatus;

/// The gateway itself says no, before any service is asked.
final class TurnedAway extends RuntimeException implements HasReason {

    private static final long SOON = 1;

    private final HttpStatus status;
    private final String reason;
    private final long retryAfter;

    /// @param reason in kebab case, with a sentence in `gateway-problems`
    TurnedAway(HttpStatus status, String reason) {
        this(status, reason, SOON);
    }

    private TurnedAway(HttpStatus status, String reason, long retryAfter) {
        super(reason, null, false, false); // nobody reads its stack, and anybody may cause it
        this.status = status;
        this.reason = reason;
        this.retryAfter = retryAfter;
    }

    HttpStatus status() {
        return status;
    }

    @Override
    public String reason() {
        return reason;
    }

    /// In seconds, where it is worth coming again.
    long retryAfter() {
        return retryAfter;
    }

    /// As the order service says it.
    ///
    /// @param retryAfter in seconds
    static TurnedAway tooManyOrders(long retryAfter) {
        return new TurnedAway(HttpStatus.SERVICE_UNAVAILABLE, "too-many-orders", retryAfter);
    }

    static TurnedAway noValidToken() {
        return new TurnedAway(HttpStatus.UNAUTHORIZED, "no-valid-token");
    }

    static TurnedAway noSuchAddress() {
        return new TurnedAway(HttpStatus.NOT_FOUND, "no-such-resource");
    }

    static TurnedAway badRequest() {
        return new TurnedAway(HttpStatus.BAD_REQUEST, "bad-request");
    }

    static TurnedAway addressTooLong() {
        return new TurnedAway(HttpStatus.URI_TOO_LONG, "address-too-long");
    }

    static TurnedAway headersTooLarge() {
        return new TurnedAway(HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE, "headers-too-large");
    }

    static TurnedAway bodyTooLarge() {
        return new TurnedAway(HttpStatus.CONTENT_TOO_LARGE, "body-too-large");
    }

    static TurnedAway bodyTooSlow() {
        return new TurnedAway(HttpStatus.REQUEST_TIMEOUT, "body-too-slow");
    }

    static TurnedAway serviceBusy() {
        return new TurnedAway(HttpStatus.SERVICE_UNAVAILABLE, "service-busy");
    }

    /// Also when identity is away and its keys have never been seen: nobody's fault who asks.
    static TurnedAway serviceAway() {
        return new TurnedAway(HttpStatus.SERVICE_UNAVAILABLE, "service-away");
    }
}
