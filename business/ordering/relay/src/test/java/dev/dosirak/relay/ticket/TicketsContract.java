package dev.dosirak.relay.ticket;

import static dev.dosirak.relay.ticket.Orders.FIVE_MINUTES;
import static dev.dosirak.relay.ticket.Orders.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import dev.dosirak.platform.kernel.PageCursor;
import dev.dosirak.platform.kernel.Stale;
import dev.dosirak.platform.kernel.Versioned;
import dev.dosirak.relay.ticket.TicketCommand.Accept;
import dev.dosirak.relay.ticket.TicketCommand.Acknowledge;
import dev.dosirak.relay.ticket.TicketCommand.ConfirmAccepted;
import dev.dosirak.relay.ticket.TicketCommand.Open;
import dev.dosirak.relay.ticket.TicketCommand.Reject;
import dev.dosirak.relay.ticket.TicketCommand.Relay;
import dev.dosirak.relay.ticket.TicketCommand.Watch;
import dev.dosirak.relay.ticket.TicketCommand.Withdraw;
import dev.dosirak.relay.ticket.TicketNotification.Kind;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What every implementation of the port promises. The fake passes it too, or it is not worth testing with.
public interface TicketsContract {

    Tickets tickets();

    /// What the owner was told, oldest first.
    List<TicketNotification> notifications(UUID owner);

    @Test
    default void everyStateIsReadAsItWasWritten() {
        var lives = List.of(
                List.of(
                        new Relay(NOON, Instant.MAX, FIVE_MINUTES),
                        new Accept(25, NOON.plusSeconds(9)),
                        new Withdraw(NOON)),
                List.of(new Relay(NOON, Instant.MAX, FIVE_MINUTES), new Watch(NOON.plusSeconds(31), FIVE_MINUTES)),
                List.of(
                        new Relay(NOON, Instant.MAX, FIVE_MINUTES),
                        new Acknowledge(NOON.plusMillis(1_234)),
                        new ConfirmAccepted(9, NOON)),
                List.of(new Relay(NOON, Instant.MAX, FIVE_MINUTES), new Reject(RejectReason.NO_RIDER, "비가 와요", NOON)),
                List.of(new Relay(NOON, Instant.MAX, FIVE_MINUTES), new Watch(NOON.plusSeconds(300), FIVE_MINUTES)),
                List.of(new ConfirmAccepted(9, NOON)),
                List.<TicketCommand>of(new Withdraw(NOON)));
        for (var life : lives) {
            var orderSummary = Orders.slip(UUID.randomUUID(), UUID.randomUUID());
            Ticket expected = new Ticket.Unknown();
            for (var command : Stream.concat(Stream.of(new Open(orderSummary)), life.stream())
                    .toList()) {
                expected =
                        Ticket.evolve(expected, Ticket.decide(expected, command).orElseThrow());
                apply(orderSummary.order(), command);
                assertThat(tickets().find(orderSummary.order()).state()).isEqualTo(expected);
            }
        }
    }

    @Test
    default void anOrderThatIsOffBeforeItIsKnownIsRememberedAndRingsForNobody() {
        var orderSummary = Orders.slip(UUID.randomUUID(), UUID.randomUUID());
        apply(orderSummary.order(), new Withdraw(NOON));

        assertThat(tickets().find(orderSummary.order())).isEqualTo(new Versioned<>(new Ticket.DroppedUnseen(NOON), 1));
        assertThat(tickets().ofOwner(orderSummary.owner(), false, PageCursor.TOP, 10))
                .isEmpty();
        assertThat(notifications(orderSummary.owner())).isEmpty();
    }

    @Test
    default void nobodyHasToldOfAnUnknownOrder() {
        var found = tickets().find(UUID.randomUUID());

        assertThat(found.state()).isEqualTo(new Ticket.Unknown());
        assertThat(found.version()).isZero();
    }

    @Test
    default void theSecondOfTwoWritersIsStaleAndRingsNothing() {
        var orderSummary = Orders.slip(UUID.randomUUID(), UUID.randomUUID());
        apply(orderSummary.order(), new Open(orderSummary));
        apply(orderSummary.order(), new Relay(NOON, Instant.MAX, FIVE_MINUTES));
        var before = tickets().find(orderSummary.order());
        apply(orderSummary.order(), new Accept(20, NOON));

        var late = Ticket.decide(before.state(), new Reject(RejectReason.CLOSED, "", NOON))
                .orElseThrow();
        assertThatThrownBy(
                        () -> tickets().write(orderSummary.order(), before, late, Ticket.evolve(before.state(), late)))
                .isInstanceOf(Stale.class);

        assertThat(tickets().find(orderSummary.order()).state()).isInstanceOf(Ticket.Accepted.class);
        assertThat(notifications(orderSummary.owner())).hasSize(2);
    }

    @Test
    default void theSecondOfTwoKeepersIsStale() {
        var orderSummary = Orders.slip(UUID.randomUUID(), UUID.randomUUID());
        var before = tickets().find(orderSummary.order());
        var kept = Ticket.decide(before.state(), new Open(orderSummary)).orElseThrow();
        tickets().write(orderSummary.order(), before, kept, Ticket.evolve(before.state(), kept));

        assertThatThrownBy(
                        () -> tickets().write(orderSummary.order(), before, kept, Ticket.evolve(before.state(), kept)))
                .isInstanceOf(Stale.class);
    }

    /// Where nobody else looks for what is due.
    default void undisturbed(Runnable test) {
        test.run();
    }

    @Test
    default void anOwnersTicketsAreListedNewestFirstAndPageByPage() {
        undisturbed(this::listsNewestFirst);
    }

    private void listsNewestFirst() {
        var owner = UUID.randomUUID();
        var orders = Stream.generate(UUID::randomUUID).limit(5).toList();
        for (int i = 0; i < orders.size(); i++) {
            apply(orders.get(i), new Open(Orders.slip(orders.get(i), owner)));
            apply(orders.get(i), new Relay(NOON.plusSeconds(i), Instant.MAX, FIVE_MINUTES));
        }
        apply(orders.get(3), new Accept(20, NOON));
        var unpaid = Orders.slip(UUID.randomUUID(), owner);
        apply(unpaid.order(), new Open(unpaid));

        var first = tickets().ofOwner(owner, false, PageCursor.TOP, 3);
        var rest = tickets().ofOwner(owner, false, first.getLast().cursor(), 3);
        assertThat(Stream.concat(first.stream(), rest.stream())
                        .map(it -> it.slip().order()))
                .containsExactlyElementsOf(orders.reversed());
        assertThat(tickets().ofOwner(owner, true, PageCursor.TOP, 10))
                .extracting(it -> it.slip().order())
                .containsExactly(orders.get(4), orders.get(2), orders.get(1), orders.get(0));
    }

    @Test
    default void anOwnerIsToldWhatTerminalsAreToDoAndNothingElse() {
        var owner = UUID.randomUUID();
        var orderSummary = Orders.slip(UUID.randomUUID(), owner);
        apply(orderSummary.order(), new Open(orderSummary));
        apply(orderSummary.order(), new Relay(NOON, Instant.MAX, FIVE_MINUTES));
        apply(orderSummary.order(), new Watch(NOON.plusSeconds(30), FIVE_MINUTES));
        apply(orderSummary.order(), new Acknowledge(NOON.plusSeconds(31)));
        apply(orderSummary.order(), new Accept(20, NOON.plusSeconds(40)));
        apply(orderSummary.order(), new Withdraw(NOON.plusSeconds(50)));

        assertThat(notifications(owner))
                .extracting(
                        TicketNotification::kind,
                        TicketNotification::ring,
                        it -> it.ticket().getClass())
                .containsExactly(
                        tuple(Kind.ORDER_PAID, 1, Ticket.Ringing.class),
                        tuple(Kind.ORDER_PAID, 2, Ticket.Ringing.class),
                        tuple(Kind.ORDER_SETTLED, 0, Ticket.Accepted.class),
                        tuple(Kind.ORDER_WITHDRAWN, 0, Ticket.Withdrawn.class));
    }

    private void apply(UUID order, TicketCommand command) {
        var before = tickets().find(order);
        var event = Ticket.decide(before.state(), command).orElseThrow();
        tickets().write(order, before, event, Ticket.evolve(before.state(), event));
    }
}
