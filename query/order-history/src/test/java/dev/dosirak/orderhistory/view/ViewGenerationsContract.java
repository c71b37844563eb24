package dev.dosirak.orderhistory.view;

import static dev.dosirak.orderhistory.view.OrderStories.JUNHO;
import static dev.dosirak.orderhistory.view.OrderStories.MINA;
import static dev.dosirak.orderhistory.view.OrderStories.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dosirak.orderhistory.view.ViewGenerations.Part;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What every implementation of the port promises. The fake passes it too, or it is not worth testing with.
public interface ViewGenerationsContract {

    OrderViews views();

    ViewGenerations editions();

    @Test
    default void whatIsNotedWhileAnEditionIsBeingSetIsInBoth() {
        var edition = UUID.randomUUID();
        var before = placed();
        open(Part.ORDERS, edition);
        var meanwhile = placed();
        assertThat(isSeen(before)).isTrue();
        assertThat(isSeen(meanwhile)).isTrue();

        editions().activate(Part.ORDERS, edition);
        assertThat(isSeen(before)).isFalse();
        assertThat(isSeen(meanwhile)).isTrue();
        assertThat(isSeen(placed())).isTrue();
    }

    @Test
    default void anEditionIsOpenedOnceAndComesOutOnce() {
        var edition = UUID.randomUUID();
        open(Part.ORDERS, edition);
        var meanwhile = placed();
        open(Part.ORDERS, edition);
        editions().activate(Part.ORDERS, edition);
        assertThat(isSeen(meanwhile)).isTrue();

        var later = placed();
        open(Part.ORDERS, edition);
        editions().activate(Part.ORDERS, edition);
        assertThat(isSeen(later)).isTrue();
    }

    @Test
    default void anEditionThatWasGivenUpNeverComesOut() {
        var givenUp = UUID.randomUUID();
        var wanted = UUID.randomUUID();
        var before = placed();
        open(Part.ORDERS, givenUp);
        open(Part.ORDERS, wanted);
        var meanwhile = placed();

        editions().activate(Part.ORDERS, givenUp);
        assertThat(isSeen(before)).isTrue();

        editions().activate(Part.ORDERS, wanted);
        assertThat(isSeen(before)).isFalse();
        assertThat(isSeen(meanwhile)).isTrue();
    }

    @Test
    default void whenNoneIsWantedAnyMoreTheOneBeingSetIsGivenUp() {
        var edition = UUID.randomUUID();
        var before = placed();
        open(Part.ORDERS, edition);
        editions().prepare(Part.ORDERS, Optional::empty);
        editions().activate(Part.ORDERS, edition);

        assertThat(isSeen(before)).isTrue();
    }

    @Test
    default void whatDeliveriesTellOutlivesANewEditionOfTheOrdersAndTheOtherWayRound() {
        var story = OrderStories.fresh();
        story.placed(NOON).accept(views());
        story.rider(2, MINA).accept(views());

        var orders = UUID.randomUUID();
        open(Part.ORDERS, orders);
        story.placed(NOON).accept(views());
        editions().activate(Part.ORDERS, orders);
        assertThat(courier(story)).isEqualTo(MINA);

        var deliveries = UUID.randomUUID();
        open(Part.DELIVERIES, deliveries);
        story.rider(4, JUNHO).accept(views());
        editions().activate(Part.DELIVERIES, deliveries);
        assertThat(courier(story)).isEqualTo(JUNHO);
    }

    private UUID courier(OrderStories story) {
        return Optional.ofNullable(views().find(story.order()).orElseThrow().courier())
                .map(OrderView.Courier::rider)
                .orElseThrow();
    }

    private void open(Part part, UUID edition) {
        editions().prepare(part, () -> Optional.of(edition));
    }

    private UUID placed() {
        var story = OrderStories.fresh();
        story.placed(NOON).accept(views());
        return story.order();
    }

    private boolean isSeen(UUID order) {
        return views().find(order).isPresent();
    }
}
