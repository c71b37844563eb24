package dev.dosirak.payment.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dosirak.payment.distribution.CallResult.Call;
import dev.dosirak.payment.distribution.Distributor.Choice;
import dev.dosirak.payment.distribution.Distributor.Choice.Ask;
import dev.dosirak.payment.distribution.Distributor.Choice.Later;
import dev.dosirak.platform.kernel.Won;
import dev.dosirak.platform.testing.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// More payments at once than a contract allows, in virtual time: they are looked at when their pauses end, by two
/// nodes, each of which may be a little late.
class QueueForRoomTest {

    private static final Instant NOON = Instant.parse("2026-12-02T03:00:00.170Z");
    private static final Set<String> TOSS = Set.of("toss");
    private static final int LATE_MILLIS = 60;
    private static final double USED = 0.8;
    private static final int LOOKS_PER_ROOM = 9;

    private final MovableClock clock = new MovableClock(NOON);
    private final Random chance = new Random(7);
    private final List<Instant> asked = new ArrayList<>();
    private int looks;

    private record Node(Distributor distributor, GatewayHealth health) {

        Choice look(UUID payment) {
            var choice = distributor.choose(payment, Won.of(18_000), "kb", TOSS, Optional.empty());
            if (choice instanceof Ask(var gateway)) {
                health.end(gateway, health.begin(gateway, Call.APPROVAL, payment), CallResult.TAKEN);
            }
            return choice;
        }
    }

    private record Waiting(Instant due, UUID payment) {}

    @ParameterizedTest
    @CsvSource({"10, 40", "20, 60", "20, 300", "100, 500", "300, 6000"})
    void whatAContractLeavesForPaymentsIsUsedWhileSomeWaitAndNeverMore(int perSecond, int payments) {
        var nodes = nodes(perSecond);
        var queue = new PriorityQueue<Waiting>(Comparator.comparing(Waiting::due));
        Stream.generate(() -> new UUID(chance.nextLong(), chance.nextLong()))
                .limit(payments)
                .forEach(it -> queue.add(new Waiting(NOON, it)));

        while (!queue.isEmpty()) {
            var next = queue.remove();
            clock.advance(Duration.between(clock.instant(), next.due()));
            looks++;
            switch (nodes.get(chance.nextInt(nodes.size())).look(next.payment())) {
                case Ask _ -> asked.add(clock.instant());
                case Later it ->
                    queue.add(new Waiting(
                            clock.instant().plus(it.pause()).plusMillis(chance.nextInt(LATE_MILLIS)), next.payment()));
                default -> throw new AssertionError();
            }
        }

        assertThat(mostInASecond()).isLessThanOrEqualTo(perSecond);
        double seconds = Duration.between(NOON, asked.getLast()).toMillis() / 1000.0;
        assertThat(payments / seconds).isGreaterThan(USED * ContractedRates.paymentsPerSecond(perSecond));
        assertThat(looks).isLessThan(LOOKS_PER_ROOM * payments + perSecond);
    }

    private List<Node> nodes(int perSecond) {
        var leases = new InMemoryRateLeases(clock);
        var table =
                new GatewayTable(List.of(GatewayTerms.usual("toss", perSecond)), new InMemoryGatewaySettings(), clock);
        return Stream.generate(() -> new GatewayHealth(clock))
                .limit(2)
                .map(it -> new Node(new Distributor(table, it, new ContractedRates(leases, 2, clock)), it))
                .toList();
    }

    private int mostInASecond() {
        int most = 0;
        int first = 0;
        for (int i = 0; i < asked.size(); i++) {
            while (Duration.between(asked.get(first), asked.get(i)).compareTo(Duration.ofSeconds(1)) >= 0) {
                first++;
            }
            most = Math.max(most, i - first + 1);
        }
        return most;
    }
}
