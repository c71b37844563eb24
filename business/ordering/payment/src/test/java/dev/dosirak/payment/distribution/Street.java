package dev.dosirak.payment.distribution;

import dev.dosirak.payment.distribution.CallResult.Call;
import dev.dosirak.payment.distribution.Distributor.Choice;
import dev.dosirak.payment.distribution.GatewayHealth.Level;
import dev.dosirak.platform.kernel.Won;
import dev.dosirak.platform.testing.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/// Customers who pay through three gateways that may be ill, in a time that passes when it is told to. Payments whose
/// end nobody knows are inquired after 1, 2, 4 … 60 s, as the real ones are.
final class Street {

    static final Instant NOON = Instant.parse("2026-12-02T03:00:00Z");
    static final List<String> GATEWAYS = List.of("toss", "nice", "portone");
    static final List<String> ISSUERS = List.of("kb", "shinhan", "samsung", "bc", "hyundai");

    private static final Duration TICK = Duration.ofMillis(50);
    private static final Duration THIN_TICK = Duration.ofMillis(250);
    private static final Duration PROBE = Duration.ofSeconds(2);
    private static final Duration WE_WAIT = Duration.ofSeconds(20);

    final MovableClock clock = new MovableClock(NOON);
    final InMemoryGatewaySettings settings = new InMemoryGatewaySettings();
    final InMemoryRateLeases leases = new InMemoryRateLeases(clock);
    final GatewayTable table;
    final GatewayHealth health = new GatewayHealth(clock);
    final Distributor distributor;
    final List<Asked> asked = new ArrayList<>();
    final List<Choice> notAsked = new ArrayList<>();
    private final Map<String, List<Level>> levels = new HashMap<>();
    final Map<String, Integer> probes = new HashMap<>();
    final Random chance;

    private final Map<String, Condition> conditions = new LinkedHashMap<>();
    private final PriorityQueue<Event> events =
            new PriorityQueue<>(Comparator.comparing(Event::at).thenComparingLong(Event::number));
    private long number;
    private double payments;
    private Instant nextProbe = NOON;

    /// How a gateway does.
    enum Condition {
        WELL(120, false),
        SLOW(1_200, false),
        ANSWERS_5XX(30, true),
        REFUSES(1, true),
        HANGS(60_000, true),
        /// Inquiries are answered.
        LOSES_APPROVALS(120, true);

        private final int millis;
        private final boolean bad;

        Condition(int millis, boolean bad) {
            this.millis = millis;
            this.bad = bad;
        }
    }

    /// A payment that a gateway was asked for.
    record Asked(Instant at, String gateway, String issuer) {}

    private record Event(Instant at, long number, Runnable what) {}

    Street(long seed) {
        this(seed, 100);
    }

    Street(long seed, int perSecond) {
        chance = new Random(seed);
        var initial =
                GATEWAYS.stream().map(it -> GatewayTerms.usual(it, perSecond)).toList();
        table = new GatewayTable(initial, settings, clock);
        distributor = new Distributor(table, health, new ContractedRates(leases, 2, clock));
    }

    void become(String gateway, Condition condition) {
        conditions.put(gateway, condition);
    }

    /// One after the other, from closed.
    List<Level> levels(String gateway) {
        return levels.computeIfAbsent(gateway, _ -> new ArrayList<>(List.of(Level.CLOSED)));
    }

    private Condition condition(String gateway) {
        return conditions.getOrDefault(gateway, Condition.WELL);
    }

    /// @param perSecond payments
    void pass(Duration time, double perSecond) {
        var tick = perSecond > 1 ? TICK : THIN_TICK;
        var end = clock.instant().plus(time);
        while (clock.instant().isBefore(end)) {
            clock.advance(tick);
            while (!events.isEmpty() && !events.peek().at().isAfter(clock.instant())) {
                events.remove().what().run();
            }
            for (payments += perSecond * tick.toMillis() / 1000.0; payments >= 1; payments--) {
                pay();
            }
            if (!clock.instant().isBefore(nextProbe)) {
                nextProbe = clock.instant().plus(PROBE);
                GATEWAYS.stream().filter(health::isProbeDue).forEach(it -> {
                    probes.merge(it, 1, Integer::sum);
                    inquire(it, UUID.randomUUID(), Integer.MAX_VALUE);
                });
            }
            GATEWAYS.forEach(this::watch);
        }
    }

    private void watch(String gateway) {
        var level = health.condition(gateway).level();
        if (levels(gateway).getLast() != level) {
            levels(gateway).add(level);
        }
    }

    /// Every card has keys at two gateways.
    private void pay() {
        var payment = new UUID(chance.nextLong(), chance.nextLong());
        var holders = new ArrayList<>(GATEWAYS);
        holders.remove(chance.nextInt(holders.size()));
        var issuer = ISSUERS.get(chance.nextInt(ISSUERS.size()));
        pay(payment, issuer, Set.copyOf(holders));
    }

    Choice pay(UUID payment, String issuer, Set<String> holders) {
        var choice = distributor.choose(payment, Won.of(18_000), issuer, holders, Optional.empty());
        if (choice instanceof Choice.Ask(var gateway)) {
            asked.add(new Asked(clock.instant(), gateway, issuer));
            approve(gateway, payment);
        } else {
            notAsked.add(choice);
        }
        return choice;
    }

    private void approve(String gateway, UUID payment) {
        var pending = health.begin(gateway, Call.APPROVAL, payment);
        var condition = condition(gateway);
        after(waited(condition), () -> {
            var result = result(condition);
            health.end(gateway, pending, result);
            if (result == CallResult.UNCLEAR) {
                inquireLater(gateway, payment, 1);
            }
        });
    }

    private CallResult result(Condition condition) {
        if (condition == Condition.REFUSES) {
            return CallResult.NOT_SENT;
        }
        if (condition.bad) {
            return CallResult.UNCLEAR;
        }
        return chance.nextInt(20) == 0 ? CallResult.DECLINED : CallResult.TAKEN;
    }

    private void inquireLater(String gateway, UUID payment, int pause) {
        after(Duration.ofSeconds(Math.min(pause, 60)), () -> inquire(gateway, payment, pause));
    }

    private void inquire(String gateway, UUID payment, int pause) {
        var pending = health.begin(gateway, Call.INQUIRY, payment);
        var condition = condition(gateway);
        boolean bad = condition.bad && condition != Condition.LOSES_APPROVALS;
        after(waited(condition), () -> {
            health.end(gateway, pending, bad ? CallResult.NOT_SAID : CallResult.FOUND);
            if (bad && pause != Integer.MAX_VALUE) {
                inquireLater(gateway, payment, pause * 2);
            }
        });
    }

    private Duration waited(Condition condition) {
        var takes = Duration.ofMillis(condition.millis / 2 + chance.nextInt(condition.millis + 1));
        return takes.compareTo(WE_WAIT) < 0 ? takes : WE_WAIT;
    }

    private void after(Duration time, Runnable what) {
        events.add(new Event(clock.instant().plus(time), number++, what));
    }

    long asked(String gateway, Instant from) {
        return asked.stream()
                .filter(it -> it.gateway().equals(gateway) && !it.at().isBefore(from))
                .count();
    }

    long asked(Instant from) {
        return asked.stream().filter(it -> !it.at().isBefore(from)).count();
    }
}
