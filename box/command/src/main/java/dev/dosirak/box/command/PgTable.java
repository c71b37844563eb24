package dev.dosirak.box.command;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Locale;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/// One line per payment gateway.
final class PgTable {

    private final Terminal terminal;

    PgTable(Terminal terminal) {
        this.terminal = terminal;
    }

    /// @param gateways as the payment service lists them
    void show(JsonNode gateways) {
        terminal.out()
                .println(terminal.bold(row(
                        "GATEWAY", "WEIGHT", "SWITCH", "STATE            ", "LAST MINUTE", "IN FLIGHT", "NOT HERE")));
        for (var each : gateways) {
            terminal.out()
                    .println(row(
                            each.path("gateway").asString(""),
                            each.path("weight").asString(""),
                            each.path("on").asBoolean() ? "on" : "off",
                            state(each),
                            "%d (%.0f %%)"
                                    .formatted(
                                            each.path("lastMinute").asInt(),
                                            each.path("shareOfLastMinute").asDouble() * 100),
                            each.path("inFlight").asString(""),
                            notHere(each)));
        }
    }

    private String state(JsonNode gateway) {
        var padded = "%-17s"
                .formatted(
                        switch (gateway.path("state").asString("")) {
                            case "closed" -> "well";
                            case "ramping" ->
                                String.format(
                                        Locale.ROOT,
                                        "back, %.0f %%",
                                        gateway.path("ramp").asDouble() * 100);
                            default ->
                                "away for "
                                        + DisplayFormat.duration(Duration.between(
                                                Instant.parse(
                                                        gateway.path("since").asString()),
                                                Instant.now()));
                        });
        return switch (gateway.path("state").asString("")) {
            case "closed" -> terminal.green(padded);
            case "ramping" -> terminal.yellow(padded);
            default -> terminal.red(padded);
        };
    }

    private static String notHere(JsonNode gateway) {
        var off = new ArrayList<String>();
        for (var names : new String[] {"brandsOff", "methodsOff"}) {
            StreamSupport.stream(gateway.path(names).spliterator(), false)
                    .map(it -> it.asString(""))
                    .forEach(off::add);
        }
        if (gateway.path("windows").asString("").equals("open")) {
            off.add("payment-window (away)");
        }
        return String.join(", ", off);
    }

    private static String row(
            String gateway,
            String weight,
            String on,
            String state,
            String lastMinute,
            String inFlight,
            String notHere) {
        return "%-10s %6s  %-6s  %s %12s %10s  %s"
                .formatted(gateway, weight, on, state, lastMinute, inFlight, notHere)
                .stripTrailing();
    }
}
