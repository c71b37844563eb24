package dev.dosirak.drills.pgoutage;

import dev.dosirak.drills.drill.Panel.Colour;
import dev.dosirak.drills.drill.Panel.Row;
import dev.dosirak.drills.drill.Panel.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.ToDoubleFunction;

/// Looks four times a second how the payment service gets on with each gateway.
final class GatewayWatch implements AutoCloseable {

    private static final long PAUSE_MILLIS = 250;

    private final GatewaySwitches switches;
    private final List<Sight> sights = new CopyOnWriteArrayList<>();
    private final Thread thread = Thread.ofPlatform().name("gateways").unstarted(this::look);

    private GatewayWatch(GatewaySwitches switches) {
        this.switches = switches;
    }

    static GatewayWatch start(GatewaySwitches switches) {
        var watch = new GatewayWatch(switches);
        watch.thread.start();
        return watch;
    }

    /// @param state `closed` lets all payments through, `ramping` some, `open` none
    /// @param ramp of the payments meant for it that it gets, from 0 to 1
    record Sight(Instant at, String gateway, String state, double ramp, int weight, boolean on) {

        /// In words.
        String words() {
            if (!on || weight == 0) {
                return on ? "weight 0" : "switched off";
            }
            return state;
        }

        private double share() {
            return words().equals("ramping") ? ramp : 1;
        }

        private boolean isAs(Sight other) {
            return words().equals(other.words()) && share() == other.share();
        }

        private Colour colour() {
            if (!on || weight == 0) {
                return Colour.DOUBT;
            }
            return switch (state) {
                case "closed" -> Colour.GOOD;
                case "ramping" -> Colour.CAUTION;
                default -> Colour.BAD;
            };
        }
    }

    private void look() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                var items = switches.gateways();
                var now = Instant.now();
                for (var it : items) {
                    sights.add(new Sight(
                            now,
                            it.path("gateway").asString(""),
                            it.path("state").asString(""),
                            it.path("ramp").asDouble(),
                            it.path("weight").asInt(),
                            it.path("on").asBoolean()));
                }
                Thread.sleep(PAUSE_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    List<Sight> sights() {
        return List.copyOf(sights);
    }

    /// Whether every gateway gets all payments meant for it now.
    boolean allClosed() {
        return GatewaySwitches.GATEWAYS.stream()
                .allMatch(gateway -> sights.reversed().stream()
                        .filter(it -> it.gateway().equals(gateway))
                        .findFirst()
                        .filter(it -> it.state().equals("closed"))
                        .isPresent());
    }

    /// A row for each gateway, with what follows in time as one.
    ///
    /// @param second since the load began
    List<Row> rows(ToDoubleFunction<Instant> second) {
        var rows = new ArrayList<Row>();
        for (var gateway : GatewaySwitches.GATEWAYS) {
            var states = new ArrayList<State>();
            Sight first = null;
            Sight last = null;
            for (var sight : sights) {
                if (!sight.gateway().equals(gateway)) {
                    continue;
                }
                if (first != null && !sight.isAs(first)) {
                    states.add(state(first, sight, second));
                    first = sight;
                }
                first = first == null ? sight : first;
                last = sight;
            }
            if (first != null && last != null) {
                states.add(state(first, last, second));
            }
            rows.add(new Row(gateway, states));
        }
        return rows;
    }

    private static State state(Sight from, Sight to, ToDoubleFunction<Instant> second) {
        return new State(
                from.words(),
                from.colour(),
                from.share(),
                second.applyAsDouble(from.at()),
                second.applyAsDouble(to.at()));
    }

    /// How often the state of this gateway changed between these instants.
    int changes(String gateway, Instant from, Instant to) {
        int changes = 0;
        var before = "";
        for (var sight : sights) {
            if (sight.gateway().equals(gateway) && sight.at().isBefore(to)) {
                boolean changed = !before.isEmpty() && !sight.state().equals(before);
                changes += changed && sight.at().isAfter(from) ? 1 : 0;
                before = sight.state();
            }
        }
        return changes;
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
