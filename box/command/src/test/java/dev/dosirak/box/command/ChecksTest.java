package dev.dosirak.box.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dosirak.box.command.Checks.Check;
import dev.dosirak.box.command.Database.Slot;
import dev.dosirak.box.command.Database.Waiting;
import dev.dosirak.platform.catalog.Metrics;
import dev.dosirak.platform.catalog.Service;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChecksTest {

    private static final Slot READ = new Slot(800, Duration.ZERO, false);

    @Test
    void whereAllIsWellNothingCallsForAnybody() {
        var checks = checks(order(READ, Waiting.NOTHING, """
            dosirak_sync_age_seconds{copy="order-shops",service="order"} 2.0
            dosirak_loop_up{loop="sweep.order.ask"} 1.0
            dosirak_loop_restarts_total{loop="sweep.order.ask"} 0.0
            """));

        assertThat(checks).allMatch(Check::good);
        assertThat(finding(checks, "outboxes")).isEqualTo("at most 800 B behind (order)");
        assertThat(finding(checks, "copies")).isEqualTo("1, the oldest 2.0 s (order-shops)");
        assertThat(finding(checks, "loops")).isEqualTo("1 run");
    }

    @Test
    void anOutboxThatNobodyReadsIsSeen() {
        var unread = new Slot(3_000_000, Duration.ofMinutes(4), false);

        assertBad("outboxes", order(unread), "at most 3 MB behind (order); nobody reads order since 4 min");
    }

    @Test
    void aSlotThatIsLostOrMissingIsSeen() {
        assertBad("slots", order(new Slot(0, Duration.ofHours(2), true)), "1; lost: order");
        assertBad(
                "slots", state(Optional.of(new Database(Optional.empty(), Waiting.NOTHING)), ""), "0; missing: order");
    }

    @Test
    void whatIsParkedIsSeenWithItsAge() {
        assertBad(
                "parked",
                order(READ, new Waiting(2, 5, Duration.ofMinutes(9)), ""),
                "2 keys: order 2, oldest 9 min; ./dosirak parked tells why");
    }

    @Test
    void paymentsThatNobodyCanSettleAreSeenOnceThoughTwoNodesTell() {
        assertBad("payments", withMetrics("""
            dosirak_payment_waiting{state="unknown"} 3.0
            dosirak_payment_waiting{state="unknown"} 3.0
            dosirak_payment_waiting{state="withdrawn"} 9.0
            dosirak_payment_waiting_oldest{state="unknown"} 3600.0
            dosirak_payment_tasks{kind="refund-stuck"} 1.0
            """), "3 unknown, the oldest 1 h; for people: 1 refund-stuck");
    }

    @Test
    void aJournalOfTheGatewayThatIsNotComparedIsSeen() {
        assertBad("payments", withMetrics("""
            dosirak_payment_journal_age_seconds{pass="soon"} 7200.0
            dosirak_payment_journal_age_seconds{pass="next-day"} 60.0
            """), "none unclear; the gateway's journal not compared for 2 h");
    }

    @Test
    void aPaymentGatewayThatIsAwayIsSeen() {
        assertBad("gateways", withMetrics("""
            dosirak_payment_gateway_open{gateway="toss"} 0.0
            dosirak_payment_gateway_open{gateway="nice"} 1.0
            """), "away: nice; ./dosirak pg tells more");
    }

    @Test
    void aCopyThatGrowsOldOrWasNeverFilledIsSeen() {
        assertBad(
                "copies",
                withMetrics("""
                    dosirak_sync_age_seconds{copy="order-shops"} 240.0
                    dosirak_sync_age_seconds{copy="search-shops"} NaN
                    dosirak_sync_aside{copy="search-shops"} 2.0
                    """),
                "2, the oldest 4 min (order-shops); too old: order-shops 4 min, search-shops never filled; set aside:"
                        + " search-shops 2");
    }

    @Test
    void aLoopThatEndedIsSeenAndOneThatWasBegunAgainIsNamed() {
        assertBad("loops", withMetrics("""
            # HELP dosirak_loop_up
            dosirak_loop_up{loop="order-shops-sync"} 0.0
            dosirak_loop_up{loop="sweep.order.ask"} 1.0
            dosirak_loop_restarts_total{loop="order-shops-sync"} 7.0
            """), "1 run; dead: order-shops-sync; begun again: order-shops-sync 7 times");
    }

    @Test
    void whatASweepSetAsideIsSeen() {
        assertBad(
                "sweeps",
                withMetrics("""
            dosirak_sweep_set_aside{sweep="relay.watch"} 2.0
            dosirak_sweep_item_failures_total{sweep="relay.watch"} 5.0
            dosirak_sweep_failures_total{sweep="relay.ask"} 4.0
            """),
                "2 set aside: relay.watch; items failed: relay.watch 5 times; failed: relay.ask 4 times");
    }

    @Test
    void ordersAndDeliveriesThatWaitTooLongAreSeenOnceThoughTwoNodesTell() {
        assertBad("orders", withMetrics("""
            dosirak_order_waiting_overdue{state="pending"} 2.0
            dosirak_order_waiting_overdue{state="pending"} 2.0
            dosirak_order_waiting_overdue{state="payment-pending"} 0.0
            dosirak_order_waiting_oldest_seconds{state="pending"} 900.0
            dosirak_order_waiting_oldest_seconds{state="payment-pending"} 4000.0
            """), "overdue: 2 pending, the oldest 15 min");
        assertBad("deliveries", withMetrics("""
            dosirak_delivery_overdue{state="waiting"} 3.0
            """), "overdue: 3 waiting");
    }

    @Test
    void whatIsToldInVainIsSeenByItsReader() {
        assertBad("unheard", withMetrics("""
            dosirak_outbox_told_in_vain{reader="payment"} 0.0
            dosirak_outbox_told_in_vain{reader="relay"} 4.0
            """), "told in vain: 4 relay");
    }

    @Test
    void ofSeveralNodesTheOneIsNamedThatNeedsSomebody() {
        var well = Metrics.read("""
            dosirak_loop_up{loop="order-shops-sync"} 1.0
            """);
        var stuck = Metrics.read("""
            dosirak_loop_up{loop="order-shops-sync"} 1.0
            dosirak_loop_stuck{loop="order-shops-sync"} 1.0
            """);

        assertBad(
                "loops",
                new ServiceState(Service.ORDER, 2, 2, Optional.empty(), List.of(well, stuck)),
                "2 run; stuck: order-shops-sync (node-2)");
    }

    @Test
    void whatStandsInOneDatabaseIsCountedOnceThoughEveryNodeTells() {
        var node = Metrics.read("""
            dosirak_sweep_set_aside{sweep="relay.watch"} 3.0
            """);

        assertBad(
                "sweeps",
                new ServiceState(Service.ORDER, 2, 2, Optional.empty(), List.of(node, node)),
                "3 set aside: relay.watch");
    }

    private static void assertBad(String name, ServiceState state, String finding) {
        var checks = checks(state);
        assertThat(checks).filteredOn(it -> !it.good()).extracting(Check::name).contains(name);
        assertThat(finding(checks, name)).isEqualTo(finding);
    }

    private static List<Check> checks(ServiceState state) {
        return new Checks(List.of(state)).all();
    }

    private static String finding(List<Check> checks, String name) {
        return checks.stream()
                .filter(it -> it.name().equals(name))
                .findFirst()
                .orElseThrow()
                .finding();
    }

    private static ServiceState order(Slot slot) {
        return order(slot, Waiting.NOTHING, "");
    }

    private static ServiceState withMetrics(String metrics) {
        return order(READ, Waiting.NOTHING, metrics);
    }

    private static ServiceState order(Slot slot, Waiting parked, String metrics) {
        return state(Optional.of(new Database(Optional.of(slot), parked)), metrics);
    }

    private static ServiceState state(Optional<Database> database, String metrics) {
        return new ServiceState(Service.ORDER, 1, 1, database, List.of(Metrics.read(metrics)));
    }
}
