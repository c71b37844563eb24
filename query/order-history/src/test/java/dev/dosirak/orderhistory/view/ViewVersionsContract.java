package dev.dosirak.orderhistory.view;

import static dev.dosirak.orderhistory.view.OrderStories.JUNHO;
import static dev.dosirak.orderhistory.view.OrderStories.MINA;
import static dev.dosirak.orderhistory.view.OrderStories.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dosirak.orderhistory.view.ViewGenerations.Part;
import dev.dosirak.orderhistory.view.ViewVersions.Entry;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/// What every implementation of the port promises. The fake passes it too, or it is not worth testing with.
public interface ViewVersionsContract {

    OrderViews views();

    ViewGenerations editions();

    ViewVersions inventory();

    @RepeatedTest(10)
    default void anOrderIsKnownUpToItsLastStepWhenNoneIsMissing(RepetitionInfo run) {
        var story = OrderStories.fresh();
        var shuffled = new ArrayList<>(story.delivered());
        Collections.shuffle(shuffled, new Random(run.getCurrentRepetition()));
        shuffled.forEach(it -> it.accept(views()));

        assertThat(entries(Part.ORDERS, story)).containsExactly(new Entry(story.order(), 8));
        assertThat(entries(Part.DELIVERIES, story)).containsExactly(new Entry(story.order(), 5));
    }

    @Test
    default void anOrderWithAStepMissingIsNotKnownToTheEnd() {
        var story = OrderStories.fresh();
        story.placed(NOON).accept(views());
        story.step(2, "payment-succeeded").accept(views());
        story.step(4, "accepted").accept(views());
        assertThat(entries(Part.ORDERS, story)).containsExactly(new Entry(story.order(), 0));

        story.step(3, "pending").accept(views());
        assertThat(entries(Part.ORDERS, story)).containsExactly(new Entry(story.order(), 4));
    }

    /// Steps that this release does not know are in nobody's timeline; the owner says that we have what there
    /// is.
    @Test
    default void anOrderIsKnownAsFarAsItsOwnerSays() {
        var story = OrderStories.fresh();
        var placed = new Step(1, "payment-pending", NOON, Step.StepDetails.NONE);
        var update = OrderUpdate.placed(story.order(), story.parties(), placed, OrderStories.CHICKEN);
        views().apply(update.withCompleteVersion(3));
        assertThat(entries(Part.ORDERS, story)).containsExactly(new Entry(story.order(), 3));

        story.step(5, "accepted").accept(views());
        assertThat(entries(Part.ORDERS, story)).containsExactly(new Entry(story.order(), 3));
        story.step(4, "pending").accept(views());
        assertThat(entries(Part.ORDERS, story)).containsExactly(new Entry(story.order(), 5));
    }

    @Test
    default void pagesTogetherAreEverythingInOrderOfId() {
        var first = OrderStories.fresh();
        var second = OrderStories.fresh();
        for (var story : List.of(first, second)) {
            story.placed(NOON).accept(views());
            story.rider(2, MINA).accept(views());
        }
        for (var part : Part.values()) {
            var all = new ArrayList<UUID>();
            var page = inventory().after(part, new UUID(0, 0), 1);
            while (!page.isEmpty()) {
                page.forEach(it -> all.add(it.order()));
                page = inventory().after(part, all.getLast(), 1);
            }
            assertThat(all)
                    .contains(first.order(), second.order())
                    .doesNotHaveDuplicates()
                    .isSortedAccordingTo((a, b) -> a.toString().compareTo(b.toString()));
        }
    }

    @Test
    default void whatIsRemovedIsGoneFromAllEditionsAndNothingElseIs() {
        var story = OrderStories.fresh();
        var other = OrderStories.fresh();
        var edition = UUID.randomUUID();
        editions().prepare(Part.ORDERS, () -> Optional.of(edition));
        story.delivered().forEach(it -> it.accept(views()));
        other.placed(NOON).accept(views());

        inventory().remove(Part.ORDERS, List.of(story.order()));
        assertThat(views().find(story.order())).isEmpty();
        assertThat(entries(Part.DELIVERIES, story)).hasSize(1);

        editions().activate(Part.ORDERS, edition);
        assertThat(entries(Part.ORDERS, story)).isEmpty();
        assertThat(views().find(other.order())).isPresent();
    }

    @Test
    default void whatHasChangedSinceItWasSeenStays() {
        var story = OrderStories.fresh();
        story.placed(NOON).accept(views());
        story.rider(2, JUNHO).accept(views());

        inventory().remove(Part.ORDERS, new Entry(story.order(), 7));
        inventory().remove(Part.DELIVERIES, new Entry(story.order(), 1));
        assertThat(entries(Part.ORDERS, story)).hasSize(1);
        assertThat(entries(Part.DELIVERIES, story)).hasSize(1);

        inventory().remove(Part.ORDERS, new Entry(story.order(), 1));
        inventory().remove(Part.DELIVERIES, new Entry(story.order(), 2));
        assertThat(entries(Part.ORDERS, story)).isEmpty();
        assertThat(entries(Part.DELIVERIES, story)).isEmpty();
        assertThat(views().find(story.order())).isEmpty();
    }

    private List<Entry> entries(Part part, OrderStories story) {
        return inventory().find(part, List.of(story.order()));
    }
}
