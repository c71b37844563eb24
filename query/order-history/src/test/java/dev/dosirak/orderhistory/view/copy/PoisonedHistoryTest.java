package dev.dosirak.orderhistory.view.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dosirak.orderhistory.view.Editions;
import dev.dosirak.orderhistory.view.Editions.Part;
import dev.dosirak.orderhistory.view.Facts;
import dev.dosirak.orderhistory.view.Histories;
import dev.dosirak.orderhistory.view.Inventory;
import dev.dosirak.orderhistory.view.OrderViews;
import dev.dosirak.orderhistory.view.Stories;
import dev.dosirak.orderhistory.view.Told;
import dev.dosirak.orderhistory.view.postgres.ViewsInPostgres;
import dev.dosirak.platform.events.EventJson;
import dev.dosirak.platform.sync.Audit;
import dev.dosirak.platform.sync.Checksums;
import dev.dosirak.platform.sync.Held;
import dev.dosirak.platform.sync.Import;
import dev.dosirak.platform.sync.Notice;
import dev.dosirak.platform.sync.Owner;
import dev.dosirak.platform.sync.PostgresBacklog;
import dev.dosirak.platform.sync.Replica;
import dev.dosirak.platform.sync.SyncItem;
import dev.dosirak.platform.sync.SyncSettings;
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
    Editions editions;

    @Autowired
    Inventory inventory;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    final Histories histories = new Histories();
    final Stories poisoned = Stories.fresh();
    final List<Stories> others = List.of(Stories.fresh(), Stories.fresh(), Stories.fresh());
    Replica replica;

    @BeforeEach
    void begin() {
        var backlog = new PostgresBacklog(UUID.randomUUID().toString(), jdbc, transactions);
        backlog.begin(Import.of(Optional.empty()));
        var copy = new HistoryCopy<>(
                Part.ORDERS,
                new History<>(Facts.OF_ORDERS, new EventJson()),
                views::note,
                editions,
                inventory,
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
        others.forEach(it -> histories.happened(Told.ofOrder(it, "placed", 1, Stories.MINA)));
        histories.happened(Told.ofOrder(poisoned, "placed", 1, Stories.MINA));
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

        var later = Stories.fresh();
        histories.happened(Told.ofOrder(later, "placed", 1, Stories.MINA));
        replica.heard(new Notice(later.order(), 1));
        replica.heard(new Notice(poisoned.order(), 2));
        await().untilAsserted(() -> assertThat(views.find(later.order())).isPresent());
        assertThat(replica.audit(false).drift())
                .extracting(Audit.Drift::id)
                .contains(poisoned.order())
                .doesNotContainAnyElementsOf(others.stream().map(Stories::order).toList());
    }

    private Told cancelled(String reason, long sequence) {
        var told = Told.ofOrder(poisoned, "cancelled", sequence, Stories.MINA);
        return new Told(told.type(), told.order(), told.sequence(), told.body().replace("changed my mind", reason));
    }

    final class Orders implements Owner {

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
        public List<Held> versions(UUID cursor, int limit) {
            return histories.after(cursor, limit).stream()
                    .map(it -> new Held(it.id(), it.version()))
                    .toList();
        }
    }
}
