package dev.dosirak.pgsimulator.portone.web;

import dev.dosirak.pgsimulator.gateway.CardPayments.Transaction;
import dev.dosirak.pgsimulator.gateway.Gateway;
import dev.dosirak.pgsimulator.gateway.GatewayName;
import dev.dosirak.pgsimulator.gateway.Gateways;
import dev.dosirak.pgsimulator.gateway.PgError;
import dev.dosirak.pgsimulator.gateway.PgError.Reason;
import dev.dosirak.platform.kernel.OneOf;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// A merchant's journal: what it was paid and what was given back, whoever asked for it.
@RestController
class PortOneEventController {

    private static final Duration USUAL_SPAN = Duration.ofDays(90);
    private static final int USUAL_SIZE = 10;
    private static final int MOST = 1_000;

    private final Gateway gateway;
    private final JsonMapper json;
    private final Clock clock;

    PortOneEventController(Gateways gateways, JsonMapper json, Clock clock) {
        this.gateway = gateways.of(GatewayName.PORTONE);
        this.json = json;
        this.clock = clock;
    }

    /// @param from 90 days before `until` when absent
    /// @param until the first moment that is not wanted any more; now when absent
    /// @param cursor of the last event of the page before
    record PortOneEventQuery(
            @Nullable Instant from,
            @Nullable Instant until,
            @Nullable String cursor,
            @Nullable Integer size) {}

    /// @param eventAmount in won; negative for what was given back
    record PortOneEventView(
            @OneOf({"PAID", "PARTIAL_CANCELLED", "CANCELLED"})
            String type,

            String id,
            String paymentId,
            String transactionId,
            String merchantId,
            String storeId,
            String version,
            Instant createdAt,
            String currency,
            long eventAmount) {
        static PortOneEventView of(Transaction it) {
            return new PortOneEventView(
                    switch (it.status()) {
                        case "DONE" -> "PAID";
                        case "CANCELED" -> "CANCELLED";
                        default -> "PARTIAL_CANCELLED";
                    },
                    it.key(),
                    it.orderId(),
                    it.paymentKey(),
                    PortOneStore.MERCHANT,
                    PortOneStore.STORE,
                    PortOneStore.VERSION,
                    it.at(),
                    "KRW",
                    it.status().equals("DONE") ? it.amount() : -it.amount());
        }
    }

    record PortOneEventWithCursor(PortOneEventView paymentEvent, String cursor) {
        static PortOneEventWithCursor of(Transaction it) {
            return new PortOneEventWithCursor(PortOneEventView.of(it), it.key());
        }
    }

    record PortOneEvents(List<PortOneEventWithCursor> items) {}

    /// @param requestBody JSON
    @GetMapping("/portone/payment-events-by-cursor")
    PortOneEvents events(@RequestParam(defaultValue = "{}") String requestBody) {
        var query = read(requestBody);
        var until = Objects.requireNonNullElseGet(query.until(), clock::instant);
        var from = Objects.requireNonNullElseGet(query.from(), () -> until.minus(USUAL_SPAN));
        int size = query.size() == null ? USUAL_SIZE : query.size();
        if (size < 1 || size > MOST) {
            throw new PgError(Reason.INVALID_REQUEST);
        }
        return new PortOneEvents(gateway.transactions(from, until, Optional.ofNullable(query.cursor()), size).stream()
                .map(PortOneEventWithCursor::of)
                .toList());
    }

    private PortOneEventQuery read(String requestBody) {
        try {
            return json.readValue(requestBody, PortOneEventQuery.class);
        } catch (JacksonException e) {
            throw new PgError(Reason.INVALID_REQUEST);
        }
    }
}
