package dev.dosirak.orderhistory.view.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dosirak.orderhistory.view.EventMappings;
import dev.dosirak.orderhistory.view.Histories;
import dev.dosirak.orderhistory.view.OrderStories;
import dev.dosirak.orderhistory.view.OrderViews;
import dev.dosirak.orderhistory.view.TestEvent;
import dev.dosirak.orderhistory.view.ViewGenerations;
import dev.dosirak.orderhistory.view.ViewGenerations.Part;
import dev.dosirak.orderhistory.view.ViewVersions;
import dev.dosirak.orderhistory.view.postgres.ViewsInPostgres;
import dev.dosirak.platform.events.EventJson;
import dev.dosirak.platform.sync.Audit;
import dev.dosirak.platform.sync.Checksums;
import dev.dosirak.platform.sync.DataOwner;
import dev.dosirak.platform.sync.Import;
import dev.dosirak.platform.sync.Notice;
import dev.dosirak.platform.sync.PostgresBacklog;
import dev.dosirak.platform.sync.Replica;
import dev.dosirak.platform.sync.SyncItem;
import dev.dosirak.platform.sync.SyncSettings;
import dev.dosirak.platform.sync.VersionEntry;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;
import org.springframework.transaction.PlatformTransactionManager;

/// A customer once cancelled for a reason that PostgreSQL does not take for text. The others' orders are shown all
/// the same.
@SpringJUnitConfig(ViewsInPostgres.class)
class PoisonedHistoryTest {

    @Autowired
    OrderViews views;

    @Autowired
    ViewGenerations viewGenerations;

    @Autowired
    ViewVersions viewVersions;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    final Histories histories = new Histories();
    final OrderStories poisoned = OrderStories.fresh();
    final List<OrderStories> others = List.of(OrderStories.fresh(), OrderStories.fresh(), OrderStories.fresh());
    Replica replica;

    @BeforeEach
    void begin() {
        var backlog = new PostgresBacklog(UUID.randomUUID().toString(), jdbc, transactions);
        backlog.begin(Import.of(Optional.empty()));
        var copy = new HistoryCopy<>(
                Part.ORDERS,
                new HistoryReader<>(EventMappings.ORDER_EVENTS, new EventJson()),
                views::apply,
                viewGenerations,
                viewVersions,
                backlog);
        var settings = new SyncSettings(10_000, 10_000, Duration.ZERO, Duration.ofMillis(10));
        replica = new Replica("poisoned", new Orders(), copy, backlog, settings, Clock.systemUTC());
    }

    @AfterEach
    void end() {
        replica.stop();
    }

    @Test
    void oneOrderThatCannotBeKeptIsNamedAndAllOthersAreShown() {
        others.forEach(it -> histories.happened(TestEvent.ofOrder(it, "placed", 1, OrderStories.MINA)));
        histories.happened(TestEvent.ofOrder(poisoned, "placed", 1, OrderStories.MINA));
        histories.happened(cancelled("a\\u0000b", 2));
        replica.start();

        await().until(replica::isComplete);
        assertThat(others).allSatisfy(it -> assertThat(views.find(it.order())).isPresent());
        await().untilAsserted(() -> assertThat(replica.progress().aside())
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.id()).isEqualTo(poisoned.order());
                    assertThat(it.why()).contains("\\u0000");
                    assertThat(it.attempts()).isPositive();
                }));

        var later = OrderStories.fresh();
        histories.happened(TestEvent.ofOrder(later, "placed", 1, OrderStories.MINA));
        replica.received(new Notice(later.order(), 1));
        replica.received(new Notice(poisoned.order(), 2));
        await().untilAsserted(() -> assertThat(views.find(later.order())).isPresent());
        assertThat(replica.audit(false).drift())
                .extracting(Audit.Drift::id)
                .contains(poisoned.order())
                .doesNotContainAnyElementsOf(
                        others.stream().map(OrderStories::order).toList());
    }

    /// Else people would see nothing of what they saw before.
    @Test
    void aRebuildThatLeavesOutMoreThanItShowsIsNotShown() {
        others.forEach(it -> {
            var placed = TestEvent.ofOrder(it, "placed", 1, OrderStories.MINA);
            placed.noteIn(views);
            histories.happened(placed.withoutState());
        });
        histories.happened(TestEvent.ofOrder(poisoned, "placed", 1, OrderStories.MINA));
        replica.start();

        await().until(replica::isComplete);
        assertThat(others).allSatisfy(it -> assertThat(views.find(it.order())).isPresent());
        assertThat(replica.progress().setAside()).isEqualTo(3);
        assertThat(replica.asOf()).isEmpty();
    }

    private TestEvent cancelled(String reason, long sequence) {
        var testEvent = TestEvent.ofOrder(poisoned, "cancelled", sequence, OrderStories.MINA);
        return new TestEvent(
                testEvent.type(),
                testEvent.order(),
                testEvent.sequence(),
                testEvent.body().replace("changed my mind", reason));
    }

    final class Orders implements DataOwner {

        @Override
        public String domain() {
            return "orders";
        }

        @Override
        public List<SyncItem> fetch(Collection<UUID> ids) {
            return histories.find(List.copyOf(ids));
        }

        @Override
        public void importFrom(Import where, Consumer<List<SyncItem>> page) {
            page.accept(histories.after(where.cursor(), 100));
        }

        @Override
        public Sums sums(UUID cursor, int buckets) {
            var sums = new Checksums(buckets);
            versions(cursor, 1_000).forEach(sums::add);
            return new Sums(sums.buckets(), Optional.empty());
        }

        @Override
        public List<VersionEntry> versions(UUID cursor, int limit) {
            return histories.after(cursor, limit).stream()
                    .map(it -> new VersionEntry(it.id(), it.version()))
                    .toList();
        }
    }
}
