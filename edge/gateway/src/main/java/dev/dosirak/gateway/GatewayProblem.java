package dev.dosirak.gateway;

import dev.dosirak.platform.kernel.HasReason;
import org.springframework.http.HttpStatus;

/// The gateway itself says no, before any service is asked.
final class GatewayProblem extends RuntimeException implements HasReason {

    private static final long SOON = 1;

    private final HttpStatus status;
    private final String reason;
    private final long retryAfter;

    /// @param reason in kebab case, with a sentence in `gateway-problems`
    GatewayProblem(HttpStatus status, String reason) {
        this(status, reason, SOON);
    }

    private GatewayProblem(HttpStatus status, String reason, long retryAfter) {
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
    static GatewayProblem tooManyOrders(long retryAfter) {
        return new GatewayProblem(HttpStatus.SERVICE_UNAVAILABLE, "too-many-orders", retryAfter);
    }

    static GatewayProblem noValidToken() {
        return new GatewayProblem(HttpStatus.UNAUTHORIZED, "no-valid-token");
    }

    static GatewayProblem noSuchResource() {
        return new GatewayProblem(HttpStatus.NOT_FOUND, "no-such-resource");
    }

    static GatewayProblem badRequest() {
        return new GatewayProblem(HttpStatus.BAD_REQUEST, "bad-request");
    }

    static GatewayProblem addressTooLong() {
        return new GatewayProblem(HttpStatus.URI_TOO_LONG, "address-too-long");
    }

    static GatewayProblem headersTooLarge() {
        return new GatewayProblem(HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE, "headers-too-large");
    }

    static GatewayProblem bodyTooLarge() {
        return new GatewayProblem(HttpStatus.CONTENT_TOO_LARGE, "body-too-large");
    }

    static GatewayProblem bodyTooSlow() {
        return new GatewayProblem(HttpStatus.REQUEST_TIMEOUT, "body-too-slow");
    }

    static GatewayProblem serviceBusy() {
        return new GatewayProblem(HttpStatus.SERVICE_UNAVAILABLE, "service-busy");
    }

    /// Also when identity is away and its keys have never been seen: nobody's fault who asks.
    static GatewayProblem serviceAway() {
        return new GatewayProblem(HttpStatus.SERVICE_UNAVAILABLE, "service-away");
    }
}
