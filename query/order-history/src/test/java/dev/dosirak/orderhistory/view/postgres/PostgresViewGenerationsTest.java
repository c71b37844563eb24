package dev.dosirak.orderhistory.view.postgres;

import static dev.dosirak.orderhistory.view.OrderStories.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dosirak.orderhistory.view.OrderStories;
import dev.dosirak.orderhistory.view.OrderViews;
import dev.dosirak.orderhistory.view.OrderViews.Person;
import dev.dosirak.orderhistory.view.ViewGenerations;
import dev.dosirak.orderhistory.view.ViewGenerations.Part;
import dev.dosirak.platform.kernel.PageCursor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@SpringJUnitConfig(ViewsInPostgres.class)
class PostgresViewGenerationsTest {

    @Autowired
    OrderViews views;

    @Autowired
    ViewGenerations viewGenerations;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    /// People look, and orders go on, while editions come out one after the other.
    @Test
    void whoeverLooksWhileEditionsComeOutSeesAllOfOne() throws Exception {
        var parties = OrderStories.fresh().parties();
        var stories = IntStream.range(0, 20)
                .mapToObj(_ -> new OrderStories(UUID.randomUUID(), parties))
                .toList();
        stories.forEach(it -> it.placed(NOON).accept(views));
        var customer = new Person(Person.Part.CUSTOMER, parties.customer());
        var over = new AtomicBoolean();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var readers = new ArrayList<Future<Integer>>();
            for (int i = 0; i < 3; i++) {
                readers.add(threads.submit(() -> {
                    int looks = 0;
                    while (!over.get() || looks == 0) {
                        assertThat(views.of(customer, false, PageCursor.TOP, 100))
                                .hasSize(stories.size());
                        looks++;
                    }
                    return looks;
                }));
            }
            for (int i = 0; i < 20; i++) {
                var edition = UUID.randomUUID();
                viewGenerations.prepare(Part.ORDERS, () -> Optional.of(edition));
                stories.forEach(it -> it.placed(NOON).accept(views));
                viewGenerations.activate(Part.ORDERS, edition);
            }
            over.set(true);
            for (var reader : readers) {
                assertThat(reader.get()).isPositive();
            }
        }
    }

    /// Each node sees to the editions on its own.
    @Test
    void manyNodesOpenOneEditionAndBringItOutOnce() throws Exception {
        var edition = UUID.randomUUID();
        var nodes = IntStream.range(0, 6)
                .<Callable<Object>>mapToObj(_ -> () -> {
                    viewGenerations.prepare(Part.DELIVERIES, () -> Optional.of(edition));
                    viewGenerations.activate(Part.DELIVERIES, edition);
                    return edition;
                })
                .toList();
        try (var threads = Executors.newFixedThreadPool(nodes.size())) {
            for (var node : threads.invokeAll(nodes)) {
                assertThat(node.get()).isEqualTo(edition);
            }
        }

        assertThat(jdbc.sql("select state from edition where rebuild = ?")
                        .param(edition)
                        .query(String.class)
                        .list())
                .containsExactly("out");
    }

    /// A transaction that goes on for long has read which editions there are, and keeps nobody from switching.
    @Test
    void anEditionComesOutWhileSomebodyIsStillWriting() {
        var edition = UUID.randomUUID();
        var story = OrderStories.fresh();
        viewGenerations.prepare(Part.ORDERS, () -> Optional.of(edition));
        new TransactionTemplate(transactions).executeWithoutResult(_ -> {
            story.placed(NOON).accept(views);
            onAnotherNode(() -> viewGenerations.activate(Part.ORDERS, edition));
        });

        assertThat(views.find(story.order())).isPresent();
    }

    private static void onAnotherNode(Runnable work) {
        try (var threads = Executors.newSingleThreadExecutor()) {
            threads.submit(work).get(10, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whatNobodyReadsIsClearedAwayAndNothingElseIs() {
        var story = OrderStories.fresh();
        story.delivered().forEach(it -> it.accept(views));
        var edition = UUID.randomUUID();
        viewGenerations.prepare(Part.ORDERS, () -> Optional.of(edition));
        story.delivered().forEach(it -> it.accept(views));
        viewGenerations.activate(Part.ORDERS, edition);
        assertThat(copies(story)).isEqualTo(2);

        viewGenerations.deleteRetired(Instant.now().minusSeconds(60));
        assertThat(copies(story)).isEqualTo(2);

        await().until(() -> {
            viewGenerations.deleteRetired(Instant.now());
            return copies(story) == 1;
        });
        assertThat(views.find(story.order())).isPresent();
        await().until(() -> {
            viewGenerations.deleteRetired(Instant.now());
            return retired() == 0;
        });
        assertThat(orphans()).isEmpty();
    }

    /// A look every ten seconds that took away one page would need hours for what a rebuild leaves behind.
    @Test
    void oneLookClearsHoweverMuchThereIs() {
        var edition = UUID.randomUUID();
        viewGenerations.prepare(Part.DELIVERIES, () -> Optional.of(edition));
        long number = jdbc.sql("select number from edition where rebuild = ?")
                .param(edition)
                .query(Long.class)
                .single();
        jdbc.sql("""
                        insert into delivery_view (edition, order_id, sequence, ended, assigned_sequence)
                        select ?, gen_random_uuid(), 1, false, 0 from generate_series(1, 4500)
                        """).param(number).update();
        viewGenerations.prepare(Part.DELIVERIES, Optional::empty);

        viewGenerations.deleteRetired(Instant.now().plusSeconds(60));

        assertThat(jdbc.sql("select count(*) from delivery_view where edition = ?")
                        .param(number)
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private long copies(OrderStories story) {
        return jdbc.sql("select count(*) from order_view join receipt using (edition, order_id) where order_id = ?")
                .param(story.order())
                .query(Long.class)
                .single();
    }

    private long retired() {
        return jdbc.sql("select count(*) from edition where state = 'retired'")
                .query(Long.class)
                .single();
    }

    private List<Long> orphans() {
        return jdbc.sql("""
                        select edition from (select edition from order_view union all select edition from receipt
                                             union all select edition from delivery_view) as used
                         where edition not in (select number from edition)
                        """).query((row, _) -> row.getLong("edition")).list();
    }
}
