package dev.dosirak.orderhistory.view.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dosirak.orderhistory.view.OrderStories;
import dev.dosirak.orderhistory.view.OrderView;
import dev.dosirak.orderhistory.view.Step;
import dev.dosirak.orderhistory.view.ViewGenerations.Part;
import dev.dosirak.orderhistory.view.ViewVersions.Entry;
import dev.dosirak.platform.events.EventJson;
import dev.dosirak.platform.testing.TestDatabases;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What an earlier release has left is shown by this one, and is not taken for damage.
class UpgradeTest {

    static final EventJson JSON = new EventJson();

    @Test
    void viewsFromBeforeThereWereEditionsAreStillThere() {
        var source = TestDatabases.empty("order-history");
        var jdbc = JdbcClient.create(source);
        var story = OrderStories.fresh();
        migration(source).target("1").load().migrate();
        left(jdbc, story);

        migration(source).load().migrate();

        var view = new PostgresOrderViews(jdbc, JSON).find(story.order()).orElseThrow();
        assertThat(view.receipt()).isEqualTo(OrderStories.CHICKEN);
        assertThat(view.parties()).isEqualTo(story.parties());
        assertThat(view.steps())
                .containsExactly(new Step(1, "payment-pending", OrderStories.NOON, Step.StepDetails.NONE));
        assertThat(view.courier()).isEqualTo(new OrderView.Courier(OrderStories.MINA, OrderStories.NOON));
        var inventory = new PostgresViewVersions(jdbc);
        assertThat(inventory.find(Part.ORDERS, List.of(story.order()))).containsExactly(new Entry(story.order(), 1));
        assertThat(inventory.find(Part.DELIVERIES, List.of(story.order())))
                .containsExactly(new Entry(story.order(), 4));
    }

    private static FluentConfiguration migration(DataSource source) {
        return Flyway.configure()
                .dataSource(source)
                .configuration(Map.of("flyway.postgresql.transactional.lock", "false"))
                .locations("classpath:db/platform/departure", "classpath:db/order-history");
    }

    private static void left(JdbcClient jdbc, OrderStories story) {
        jdbc.sql("""
                        insert into order_view (order_id, customer_id, shop_id, owner_id, placed_at, sequence, state,
                                                timeline, assigned_to, assigned_sequence, assigned_at)
                        values (?, ?, ?, ?, ?::timestamptz, 1, 'payment-pending', ?::jsonb, ?, 4, ?::timestamptz)
                        """)
                .params(
                        story.order(),
                        story.parties().customer(),
                        story.parties().shop(),
                        story.parties().owner(),
                        OrderStories.NOON.toString(),
                        "{\"1\": {\"state\": \"payment-pending\", \"at\": \"%s\"}}".formatted(OrderStories.NOON),
                        OrderStories.MINA,
                        OrderStories.NOON.toString())
                .update();
        jdbc.sql("insert into receipt (order_id, document) values (?, ?)")
                .params(story.order(), JSON.write(OrderStories.CHICKEN))
                .update();
    }
}
