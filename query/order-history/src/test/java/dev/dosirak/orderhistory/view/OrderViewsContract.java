package dev.dosirak.orderhistory.view;

import static dev.dosirak.orderhistory.view.OrderStories.JUNHO;
import static dev.dosirak.orderhistory.view.OrderStories.MINA;
import static dev.dosirak.orderhistory.view.OrderStories.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dosirak.orderhistory.view.OrderViews.Person;
import dev.dosirak.orderhistory.view.OrderViews.Person.Part;
import dev.dosirak.platform.kernel.PageCursor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/// What every implementation of the port promises. The fake passes it too, or it is not worth testing with.
public interface OrderViewsContract {

    OrderViews views();

    @Test
    default void aDeliveredOrderShowsItsWholeWay() {
        var story = OrderStories.fresh();
        tell(story.delivered());

        var view = views().find(story.order()).orElseThrow();
        assertThat(view.state()).isEqualTo("delivered");
        assertThat(view.sequence()).isEqualTo(8);
        assertThat(view.receipt()).isEqualTo(OrderStories.CHICKEN);
        assertThat(view.parties()).isEqualTo(story.parties());
        assertThat(view.placedAt()).isEqualTo(NOON);
        assertThat(view.courier()).isEqualTo(new OrderView.Courier(MINA, NOON.plusSeconds(104)));
        assertThat(view.steps())
                .extracting(Step::state)
                .containsExactly(
                        "payment-pending",
                        "payment-succeeded",
                        "pending",
                        "accepted",
                        "delivery-pending",
                        "picked-up",
                        "delayed",
                        "delivered");
        assertThat(view.last("delayed").orElseThrow().details().reason()).isEqualTo("길이 막혀요");
        assertThat(view.last("accepted").orElseThrow().details().cookMinutes()).isEqualTo(25);
    }

    /// Events of a rebuilt or re-driven view come in any order and more than once.
    @RepeatedTest(60)
    default void whateverTheOrderOfArrivalTheViewIsTheSame(RepetitionInfo run) {
        var random = new Random(run.getCurrentRepetition());
        var inOrder = new InMemoryOrderViews();
        var story = OrderStories.fresh();
        var events = random.nextBoolean() ? story.delivered() : story.refunded();
        events.forEach(it -> it.accept(inOrder));

        var shuffled = new ArrayList<>(events);
        for (int i = random.nextInt(10); i > 0; i--) {
            shuffled.add(events.get(random.nextInt(events.size())));
        }
        Collections.shuffle(shuffled, random);
        tell(shuffled);

        assertThat(views().find(story.order())).isEqualTo(inOrder.find(story.order()));
        for (var part : List.of(
                new Person(Part.CUSTOMER, story.parties().customer()),
                new Person(Part.OWNER, story.parties().owner()))) {
            assertThat(views().of(part, false, PageCursor.TOP, 10))
                    .isEqualTo(inOrder.of(part, false, PageCursor.TOP, 10));
            assertThat(views().of(part, true, PageCursor.TOP, 10)).isEmpty();
        }
    }

    /// Nothing is lost half-way, either: after any part of the events the state is that of the latest one
    /// heard.
    @RepeatedTest(20)
    default void theStateIsAlwaysThatOfTheLatestStepHeard(RepetitionInfo run) {
        var random = new Random(run.getCurrentRepetition());
        var model = new InMemoryOrderViews();
        var story = OrderStories.fresh();
        var shuffled = new ArrayList<>(story.delivered());
        Collections.shuffle(shuffled, random);
        for (var event : shuffled) {
            event.accept(model);
            event.accept(views());
            assertThat(views().find(story.order())).isEqualTo(model.find(story.order()));
        }
    }

    @Test
    default void nobodySeesAnOrderBeforeItIsKnownWhatWasOrdered() {
        var story = OrderStories.fresh();
        tell(List.of(story.step(2, "payment-succeeded"), story.rider(2, MINA)));

        assertThat(views().find(story.order())).isEmpty();
        assertThat(views().of(new Person(Part.CUSTOMER, story.parties().customer()), false, PageCursor.TOP, 10))
                .isEmpty();
        assertThat(views().find(UUID.randomUUID())).isEmpty();
    }

    @Test
    default void aRiderWhoNoLongerCarriesItNoLongerSeesIt() {
        var story = OrderStories.fresh();
        var first = UUID.randomUUID();
        var second = UUID.randomUUID();
        tell(List.of(story.placed(NOON), story.rider(2, first)));
        assertThat(ordersOf(new Person(Part.RIDER, first))).containsExactly(story.order());

        tell(List.of(story.rider(3, null)));
        assertThat(ordersOf(new Person(Part.RIDER, first))).isEmpty();
        assertThat(views().find(story.order()).orElseThrow().courier()).isNull();

        tell(List.of(story.rider(4, second), story.rider(2, first)));
        assertThat(ordersOf(new Person(Part.RIDER, first))).isEmpty();
        assertThat(ordersOf(new Person(Part.RIDER, second))).containsExactly(story.order());
    }

    @Test
    default void whoPickedItUpCarriesItWhateverTheDeliverySays() {
        var story = OrderStories.fresh();
        tell(List.of(
                story.placed(NOON),
                story.step(6, "picked-up", new Step.StepDetails(null, null, null, MINA, null)),
                story.rider(2, JUNHO)));

        assertThat(views().find(story.order()).orElseThrow().courier()).isEqualTo(new OrderView.Courier(MINA, null));
    }

    /// What somebody has carried stays in their list, whichever of the two tells it first.
    @Test
    default void whoCarriesItSeesItBeforeAndAfterTheOrderSaysSo() {
        var story = OrderStories.fresh();
        var rider = UUID.randomUUID();
        tell(List.of(story.placed(NOON), story.rider(2, rider)));
        assertThat(ordersOf(new Person(Part.RIDER, rider))).containsExactly(story.order());

        tell(List.of(story.step(6, "picked-up", new Step.StepDetails(null, null, null, rider, null))));
        assertThat(ordersOf(new Person(Part.RIDER, rider))).containsExactly(story.order());
        assertThat(views().of(new Person(Part.RIDER, rider), true, PageCursor.TOP, 10))
                .hasSize(1);

        tell(List.of(
                story.broughtToTheDoor(4),
                story.step(8, "delivered", new Step.StepDetails(null, null, null, rider, null))));
        assertThat(ordersOf(new Person(Part.RIDER, rider))).containsExactly(story.order());
        assertThat(views().of(new Person(Part.RIDER, rider), true, PageCursor.TOP, 10))
                .isEmpty();
    }

    @RepeatedTest(5)
    default void pagesTogetherAreTheWholeListNewestFirst(RepetitionInfo run) {
        var random = new Random(run.getCurrentRepetition());
        var parties = new Parties(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID());
        var rider = UUID.randomUUID();
        var model = new InMemoryOrderViews();
        for (int i = 0; i < 23; i++) {
            var story = new OrderStories(UUID.randomUUID(), parties);
            var placed = story.placed(NOON.plusSeconds(random.nextInt(5))); // some at the same moment
            var events = new ArrayList<>(List.of(placed, story.rider(2, rider)));
            if (random.nextBoolean()) {
                events.add(story.step(2, "payment-failed"));
            }
            if (random.nextBoolean()) {
                events.add(story.step(6, "picked-up", new Step.StepDetails(null, null, null, rider, null)));
            }
            events.forEach(it -> it.accept(model));
            tell(events);
        }
        for (var person : List.of(
                new Person(Part.CUSTOMER, parties.customer()),
                new Person(Part.OWNER, parties.owner()),
                new Person(Part.RIDER, rider))) {
            for (var openOnly : List.of(true, false)) {
                var all = model.of(person, openOnly, PageCursor.TOP, 100);
                assertThat(allPages(person, openOnly, 1 + random.nextInt(7))).isEqualTo(all);
            }
        }
    }

    private List<OrderView> allPages(Person person, boolean openOnly, int size) {
        var pages = new ArrayList<OrderView>();
        var page = views().of(person, openOnly, PageCursor.TOP, size);
        while (!page.isEmpty()) {
            pages.addAll(page);
            page = views().of(person, openOnly, page.getLast().cursor(), size);
        }
        return pages;
    }

    private Stream<UUID> ordersOf(Person person) {
        return views().of(person, false, PageCursor.TOP, 10).stream().map(OrderView::order);
    }

    private void tell(List<Consumer<OrderViews>> events) {
        events.forEach(it -> it.accept(views()));
    }
}
