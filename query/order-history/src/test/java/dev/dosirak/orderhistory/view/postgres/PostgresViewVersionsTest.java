package dev.dosirak.orderhistory.view.postgres;

import static dev.dosirak.orderhistory.view.OrderStories.JUNHO;
import static dev.dosirak.orderhistory.view.ViewVersions.Entry.DAMAGED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dosirak.orderhistory.view.OrderStories;
import dev.dosirak.orderhistory.view.OrderViews;
import dev.dosirak.orderhistory.view.Step;
import dev.dosirak.orderhistory.view.ViewGenerations.Part;
import dev.dosirak.orderhistory.view.ViewVersions;
import dev.dosirak.orderhistory.view.ViewVersions.Entry;
import dev.dosirak.orderhistory.view.postgres.ViewsInPostgres.Stranger;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

/// Somebody gets into the database and changes rows by hand.
@SpringJUnitConfig(ViewsInPostgres.class)
class PostgresViewVersionsTest {

    @Autowired
    OrderViews views;

    @Autowired
    ViewVersions viewVersions;

    @Autowired
    Stranger stranger;

    final OrderStories story = OrderStories.fresh();
    final OrderStories neighbour = OrderStories.fresh();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update order_view set state = 'refunded' where order_id = ?",
                "update order_view set sequence = 7 where order_id = ?",
                "update order_view set whole = 8 where order_id = ?",
                "update order_view set timeline = timeline - '3' where order_id = ?",
                "update order_view set timeline = '{\"none\": 1}' where order_id = ?",
                "update order_view set customer_id = owner_id where order_id = ?",
                "update order_view set owner_id = null where order_id = ?",
                "update order_view set placed_at = placed_at + interval '1 second' where order_id = ?",
                "update order_view set placed_at = null where order_id = ?",
                "update order_view set carried_by = null where order_id = ?",
                "update order_view set seal = null where order_id = ?",
                "update receipt set document = replace(document, '40000', '4000') where order_id = ?",
                "delete from receipt where order_id = ?"
            })
    void anOrderThatSomebodyElseHasTouchedIsDamaged(String damage) {
        happened();
        assertThat(stranger.jdbc().sql(damage).param(story.order()).update()).isEqualTo(1);

        assertThat(versions(Part.ORDERS)).containsExactlyInAnyOrder(damaged(), new Entry(neighbour.order(), 8));
        assertThat(versions(Part.DELIVERIES)).doesNotContain(damaged());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update delivery_view set assigned_to = null where order_id = ?",
                "update delivery_view set assigned_at = assigned_at + interval '1 second' where order_id = ?",
                "update delivery_view set ended = not ended where order_id = ?",
                "update delivery_view set sequence = sequence + 1 where order_id = ?"
            })
    void aDeliveryThatSomebodyElseHasTouchedIsDamaged(String damage) {
        happened();
        assertThat(stranger.jdbc().sql(damage).param(story.order()).update()).isEqualTo(1);

        assertThat(versions(Part.DELIVERIES)).containsExactlyInAnyOrder(damaged(), new Entry(neighbour.order(), 5));
        assertThat(versions(Part.ORDERS)).doesNotContain(damaged());
    }

    @Test
    void whatSomebodyElseHasPutThereIsDamagedAndWhatTheyTookAwayIsGone() {
        happened();
        var ghost = UUID.randomUUID();
        stranger.jdbc()
                .sql("insert into order_view (edition, order_id, sequence, state) select edition, ?, 1, 'paid' "
                        + "from order_view where order_id = ?")
                .params(ghost, story.order())
                .update();
        stranger.jdbc()
                .sql("delete from order_view where order_id = ?")
                .param(story.order())
                .update();

        assertThat(viewVersions.find(Part.ORDERS, List.of(ghost, story.order())))
                .containsExactly(new Entry(ghost, DAMAGED));
    }

    /// Or the next step of an order would hide what somebody did to it.
    @Test
    void whatIsNotedOnTopOfDamageDoesNotHideIt() {
        happened();
        stranger.jdbc()
                .sql("update order_view set customer_id = ? where order_id = ?")
                .params(UUID.randomUUID(), story.order())
                .update();
        story.step(9, "cancelled", new Step.StepDetails("shop", null, null, null, null))
                .accept(views);
        assertThat(versions(Part.ORDERS)).contains(damaged());

        viewVersions.remove(Part.ORDERS, List.of(story.order()));
        story.delivered().forEach(it -> it.accept(views));
        assertThat(versions(Part.ORDERS)).contains(new Entry(story.order(), 8));
    }

    @Test
    void aSealIsTheSameInEveryTimeZone() {
        happened();
        assertThat(stranger.jdbc()
                        .sql("""
                        select set_config('timezone', zone, false) is not null
                               and seal = order_view_seal(v)
                               and (select seal = delivery_view_seal(d) from delivery_view d where d.order_id = v.order_id)
                          from order_view v, (values ('Asia/Seoul'), ('America/New_York')) as zones (zone)
                         where order_id = ?
                        """)
                        .param(story.order())
                        .query(Boolean.class)
                        .list())
                .containsExactly(true, true);
    }

    private void happened() {
        story.delivered().forEach(it -> it.accept(views));
        neighbour.delivered().forEach(it -> it.accept(views));
        story.rider(6, JUNHO).accept(views);
    }

    private Entry damaged() {
        return new Entry(story.order(), DAMAGED);
    }

    private List<Entry> versions(Part part) {
        return viewVersions.find(part, List.of(story.order(), neighbour.order()));
    }
}
