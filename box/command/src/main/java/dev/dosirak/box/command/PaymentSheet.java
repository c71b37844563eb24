package dev.dosirak.box.command;

import java.time.Instant;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/// An order's payment, a fact a line.
final class PaymentSheet {

    private final Terminal terminal;

    PaymentSheet(Terminal terminal) {
        this.terminal = terminal;
    }

    /// @param payment as the payment service shows it
    void show(JsonNode payment) {
        fact("state", terminal.bold(payment.path("state").asString("")));
        fact("amount", won(payment, "amount"));
        fact("given back", won(payment, "refunded"));
        fact("gateway", payment.path("pg").asString(""));
        fact("reason", payment.path("text").asString(payment.path("reason").asString("")));
        fact("waits until", moment(payment.path("payBy").asString("")));
        for (var each : payment.path("partialRefunds")) {
            fact("part", "%s  %s  %s".formatted(won(each, "amount"), id(each, "refundId"), state(each)));
        }
        for (var each : payment.path("chargebacks")) {
            fact(
                    "chargeback",
                    "%s  %s  %s since %s"
                            .formatted(
                                    won(each, "amount"),
                                    id(each, "chargebackId"),
                                    state(each),
                                    moment(each.path("since").asString(""))));
        }
    }

    /// What there is none of has no line.
    private void fact(String name, String value) {
        if (!value.isEmpty()) {
            terminal.out().println("%-12s %s".formatted(name, value));
        }
    }

    private static String id(JsonNode node, String field) {
        return node.path(field).asString("");
    }

    private static String state(JsonNode node) {
        return node.path("state").asString("");
    }

    private static String moment(String time) {
        return time.isEmpty() ? "" : SeoulTime.written(Instant.parse(time));
    }

    private static String won(JsonNode node, String field) {
        return String.format(Locale.ROOT, "%,d won", node.path(field).asLong());
    }
}
