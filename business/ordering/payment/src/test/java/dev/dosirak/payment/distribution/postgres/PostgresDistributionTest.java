package dev.dosirak.payment.distribution.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dosirak.payment.PaymentDatabase;
import dev.dosirak.payment.distribution.ContractedRates;
import dev.dosirak.payment.distribution.Distributor;
import dev.dosirak.payment.distribution.Distributor.Choice;
import dev.dosirak.payment.distribution.Distributor.Reason;
import dev.dosirak.payment.distribution.GatewayHealth;
import dev.dosirak.payment.distribution.GatewayOperation;
import dev.dosirak.payment.distribution.GatewayOperation.Switch;
import dev.dosirak.payment.distribution.GatewaySettings;
import dev.dosirak.payment.distribution.GatewaySettings.Author;
import dev.dosirak.payment.distribution.GatewaySettings.Change;
import dev.dosirak.payment.distribution.GatewayTable;
import dev.dosirak.payment.distribution.GatewayTerms;
import dev.dosirak.payment.distribution.RateLeases.Budget;
import dev.dosirak.payment.distribution.RateLeases.Lease;
import dev.dosirak.platform.kernel.Refused;
import dev.dosirak.platform.kernel.Won;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class PostgresDistributionTest {

    private static final DataSource DATABASE = PaymentDatabase.create("distribution");
    private static final int PER_SECOND = 20;
    private static final int PAYMENTS_OF_A_SLOT = 3;
    private static final int PAYMENTS = 24;
    private static final List<GatewayTerms> INITIAL =
            List.of(GatewayTerms.usual("toss", 100), GatewayTerms.usual("nice", 100));
    private static final Author JISU = new Author(UUID.randomUUID(), "야간 점검");
    private static final Budget BUDGET = new Budget(10, 8);

    private final JdbcClient jdbc = JdbcClient.create(DATABASE);
    private final PostgresRateLeases leases = new PostgresRateLeases(jdbc);
    private final GatewaySettings settings = new InTransactions(
            new PostgresGatewaySettings(jdbc), new TransactionTemplate(new JdbcTransactionManager(DATABASE)));

    @BeforeEach
    void empty() {
        jdbc.sql("truncate gateway_terms, gateway_change, gateway_lease").update();
    }

    @Test
    void whatOperatorsSetIsKeptTogetherWithWhoDidItAndWhy() {
        var operation = operation();
        operation.weigh("nice", 0, JISU);
        operation.turn("nice", new Switch.Brand("kb"), false, JISU);
        operation.turn("nice", new Switch.Method("registered-card"), false, JISU);
        operation.turn("toss", new Switch.Gateway(), true, JISU);
        operation.limit("nice", 20, Won.of(500), Won.of(90_000), JISU);

        var nice = table().of("nice");
        assertThat(nice.weight()).isZero();
        assertThat(nice.brandsOff()).containsExactly("kb");
        assertThat(nice.methodsOff()).containsExactly("registered-card");
        assertThat(nice.perSecond()).isEqualTo(20);
        assertThat(nice.least()).isEqualTo(Won.of(500));
        assertThat(nice.most()).isEqualTo(Won.of(90_000));
        assertThat(table().of("toss")).isEqualTo(INITIAL.getFirst());
        assertThat(operation.changes(9)).allSatisfy(it -> {
            assertThat(it.by()).isEqualTo(JISU.operator());
            assertThat(it.why()).isEqualTo(JISU.why());
            assertThat(it.gateway()).isEqualTo("nice");
        });
        assertThat(operation.changes(9))
                .extracting(Change::what)
                .containsExactly("most", "least", "per-second", "method registered-card", "brand kb", "weight");
    }

    @Test
    void whatIsRefusedLeavesNothing() {
        var operation = operation();
        operation.weigh("nice", 0, JISU);
        assertThatThrownBy(() -> operation.weigh("toss", 0, JISU)).isInstanceOf(Refused.class);
        assertThat(table().of("toss").weight()).isEqualTo(100);
        assertThat(operation.changes(9)).hasSize(1);
    }

    /// Again and again, as two operators who do not know of each other.
    @Test
    void twoOperatorsCannotSwitchOffOneOfTheLastTwoEach() throws ExecutionException, InterruptedException {
        for (int i = 0; i < 20; i++) {
            empty();
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                var both = List.of("toss", "nice").stream()
                        .map(it -> threads.submit(() -> isDone(() -> operation().weigh(it, 0, JISU))))
                        .toList();
                assertThat(List.of(both.get(0).get(), both.get(1).get())).containsExactlyInAnyOrder(true, false);
            }
        }
    }

    private static boolean isDone(Runnable what) {
        try {
            what.run();
            return true;
        } catch (Refused e) {
            return false;
        }
    }

    @Test
    void nodesTogetherAreLentNoMoreThanTheBudgetOfEverySlotThatTheyTouch() {
        long first = slot();
        long all;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var nodes = IntStream.range(0, 4)
                    .mapToObj(_ -> threads.submit(() -> IntStream.range(0, 100)
                            .mapToLong(i -> take(i % 2 == 0, 3).number())
                            .sum()))
                    .toList();
            threads.close();
            all = nodes.stream().mapToLong(it -> it.resultNow()).sum();
        }
        long slots = slot() - first + 1;
        assertThat(all).isBetween(1L, BUDGET.all() * slots);
    }

    @Test
    void partOfEverySlotIsKeptForWhatIsOwed() {
        var slot = slot();
        int payments = 0;
        int owed = 0;
        for (int i = 0; i < 5; i++) {
            payments += take(true, 3).number();
        }
        for (int i = 0; i < 5; i++) {
            owed += take(false, 3).number();
        }
        long slots = slot() - slot + 1;
        assertThat(payments).isBetween(1, (int) (BUDGET.payments() * slots));
        assertThat(owed).isPositive();
        assertThat(payments + owed).isLessThanOrEqualTo((int) (BUDGET.all() * slots));
    }

    @Test
    void aSlotAheadOfTimeGivesNothingUnlessTheClockWasWrong() {
        take(true, 1);
        jdbc.sql("update gateway_lease set slot = slot + 20").update();
        assertThat(take(true, 1)).isEqualTo(new Lease(0, Duration.ZERO));
        jdbc.sql("update gateway_lease set slot = slot + 1000").update();
        assertThat(take(true, 1).number()).isEqualTo(1);
    }

    @Test
    void withoutTheTablesNodesGoOnByThemselves() {
        var nowhere = new PGSimpleDataSource();
        nowhere.setUrl("jdbc:postgresql://127.0.0.1:1/nothing");
        var away = JdbcClient.create(nowhere);
        assertThat(new PostgresRateLeases(away).take("nice", true, 1, BUDGET)).isEmpty();
        assertThat(new PostgresGatewaySettings(away).stored()).isEmpty();
    }

    /// However slow the machine is.
    /// All nodes would wait for its end, and lose count when it is rolled back.
    @Test
    void nothingIsLentInsideATransaction() {
        var transaction = new TransactionTemplate(new JdbcTransactionManager(DATABASE));
        assertThatThrownBy(() -> transaction.execute(_ -> leases.take("nice", true, 1, BUDGET)))
                .isInstanceOf(IllegalStateException.class);
        assertThat(jdbc.sql("select count(*) from gateway_lease")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void twoNodesTurnPaymentsAwayOnlyInSlotsWhoseRoomIsUsed() {
        var queue = new DelayQueue<Waiting>();
        Stream.generate(() -> new Waiting(UUID.randomUUID(), 0)).limit(PAYMENTS).forEach(queue::add);
        var left = new AtomicInteger(PAYMENTS);
        var looks = new ConcurrentLinkedQueue<Look>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int node = 0; node < 2; node++) {
                var distributor = distributor();
                threads.execute(() -> look(distributor, queue, left, looks));
            }
        }
        assertThat(looks).filteredOn(Look::asks).hasSize(PAYMENTS);
        looks.stream()
                .filter(it -> !it.asks() && it.begun() == it.ended())
                .forEach(turnedAway -> assertThat(looks)
                        .filteredOn(it -> it.asks() && it.mayBeIn(turnedAway.begun()))
                        .as("in slot %d", turnedAway.begun())
                        .hasSizeGreaterThanOrEqualTo(PAYMENTS_OF_A_SLOT));
    }

    private void look(
            Distributor distributor, DelayQueue<Waiting> queue, AtomicInteger left, ConcurrentLinkedQueue<Look> looks) {
        while (left.get() > 0) {
            var next = queue.poll();
            if (next == null) {
                Thread.yield();
                continue;
            }
            long begun = slot();
            var choice = distributor.choose(next.payment(), Won.of(18_000), "kb", Set.of("toss"), Optional.empty());
            looks.add(new Look(begun, slot(), choice instanceof Choice.Ask));
            if (choice instanceof Choice.Later(var pause, var why)) {
                assertThat(why).isEqualTo(Reason.BUSY);
                queue.add(new Waiting(next.payment(), System.nanoTime() + pause.toNanos()));
            } else {
                left.decrementAndGet();
            }
        }
    }

    /// One payment that a node tries to find a gateway for.
    private record Look(long begun, long ended, boolean asks) {

        boolean mayBeIn(long slot) {
            return begun <= slot && slot <= ended;
        }
    }

    private Distributor distributor() {
        var clock = Clock.systemUTC();
        var table = new GatewayTable(List.of(GatewayTerms.usual("toss", PER_SECOND)), settings, clock);
        return new Distributor(table, new GatewayHealth(clock), new ContractedRates(leases, 2, clock));
    }

    private record Waiting(UUID payment, long due) implements Delayed {

        @Override
        public long getDelay(TimeUnit unit) {
            return due == 0 ? 0 : unit.convert(due - System.nanoTime(), TimeUnit.NANOSECONDS);
        }

        @Override
        public int compareTo(Delayed other) {
            return Long.compare(getDelay(TimeUnit.NANOSECONDS), other.getDelay(TimeUnit.NANOSECONDS));
        }
    }

    private Lease take(boolean forPayment, int wanted) {
        return leases.take("nice", forPayment, wanted, BUDGET).orElseThrow();
    }

    private long slot() {
        return jdbc.sql("select floor(extract(epoch from clock_timestamp()) * 4)::bigint")
                .query(Long.class)
                .single();
    }

    private GatewayOperation operation() {
        return new GatewayOperation(table(), settings);
    }

    private GatewayTable table() {
        return new GatewayTable(INITIAL, settings, Clock.systemUTC());
    }

    /// What the container does around the adapter's transactional method.
    private record InTransactions(GatewaySettings kept, TransactionTemplate transaction) implements GatewaySettings {

        @Override
        public Optional<List<GatewayTerms>> stored() {
            return kept.stored();
        }

        @Override
        public void change(List<GatewayTerms> initial, Author author, UnaryOperator<List<GatewayTerms>> change) {
            transaction.executeWithoutResult(_ -> kept.change(initial, author, change));
        }

        @Override
        public List<Change> changes(int limit) {
            return kept.changes(limit);
        }
    }
}
