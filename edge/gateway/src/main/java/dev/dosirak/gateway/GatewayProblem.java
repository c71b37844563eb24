package dev.dosirak.gateway;

import dev.dosirak.platform.kernel.HasReason;
import org.springframework.http.HttpStatus;

/// The gateway itself says no, before any service is asked.
public final class GatewayProblem extends RuntimeException implements HasReason {

    private static final long SOON = 1;

    private final HttpStatus status;
    private final String reason;
    private final long retryAfter;

    /// @param reason in kebab case, with a sentence in `gateway-problems`
    public GatewayProblem(HttpStatus status, String reason) {
        this(status, reason, SOON);
    }

    private GatewayProblem(HttpStatus status, String reason, long retryAfter) {
        super(reason, null, false, false); // nobody reads its stack, and anybody may cause it
        this.status = status;
        this.reason = reason;
        this.retryAfter = retryAfter;
    }

    public HttpStatus status() {
        return status;
    }

    @Override
    public String reason() {
        return reason;
    }

    /// In seconds, where it is worth coming again.
    public long retryAfter() {
        return retryAfter;
    }

    /// As the order service says it.
    ///
    /// @param retryAfter in seconds
    public static GatewayProblem tooManyOrders(long retryAfter) {
        return new GatewayProblem(HttpStatus.SERVICE_UNAVAILABLE, "too-many-orders", retryAfter);
    }

    /// Of this member; one of them may be the same.
    public static GatewayProblem ordersUnderWay() {
        return new GatewayProblem(HttpStatus.SERVICE_UNAVAILABLE, "orders-under-way");
    }

    public static GatewayProblem noValidToken() {
        return new GatewayProblem(HttpStatus.UNAUTHORIZED, "no-valid-token");
    }

    public static GatewayProblem noSuchResource() {
        return new GatewayProblem(HttpStatus.NOT_FOUND, "no-such-resource");
    }

    public static GatewayProblem badRequest() {
        return new GatewayProblem(HttpStatus.BAD_REQUEST, "bad-request");
    }

    public static GatewayProblem addressTooLong() {
        return new GatewayProblem(HttpStatus.URI_TOO_LONG, "address-too-long");
    }

    public static GatewayProblem headersTooLarge() {
        return new GatewayProblem(HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE, "headers-too-large");
    }

    public static GatewayProblem bodyTooLarge() {
        return new GatewayProblem(HttpStatus.CONTENT_TOO_LARGE, "body-too-large");
    }

    public static GatewayProblem bodyTooSlow() {
        return new GatewayProblem(HttpStatus.REQUEST_TIMEOUT, "body-too-slow");
    }

    public static GatewayProblem serviceBusy() {
        return new GatewayProblem(HttpStatus.SERVICE_UNAVAILABLE, "service-busy");
    }

    /// Also when identity is away and its keys have never been seen: nobody's fault who asks.
    public static GatewayProblem serviceAway() {
        return new GatewayProblem(HttpStatus.SERVICE_UNAVAILABLE, "service-away");
    }
}
