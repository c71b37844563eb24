package dev.dosirak.relay.ticket;

import static dev.dosirak.relay.ticket.Orders.DONGSU;
import static dev.dosirak.relay.ticket.Orders.FIVE_MINUTES;
import static dev.dosirak.relay.ticket.Orders.NOON;
import static dev.dosirak.relay.ticket.Orders.SUNJA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dosirak.platform.kernel.PageCursor;
import dev.dosirak.platform.kernel.Refused;
import dev.dosirak.platform.kernel.Stale;
import dev.dosirak.platform.kernel.Versioned;
import dev.dosirak.relay.ticket.TicketNotification.Kind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TicketCommandsTest {

    final InMemoryTickets memory = new InMemoryTickets();
    Optional<Instant> reachableSince = Optional.of(Instant.EPOCH);

    @Test
    void theWatchRingsAgainAndGivesUp() {
        var order = rungAt(NOON);

        deskAt(NOON.plusSeconds(29)).watch(order);
        assertThat(notified()).containsExactly(Kind.ORDER_PAID);
        deskAt(NOON.plusSeconds(31)).watch(order);
        assertThat(notified()).containsExactly(Kind.ORDER_PAID, Kind.ORDER_PAID);
        deskAt(NOON.plus(Duration.ofMinutes(5))).watch(order);

        assertThat(memory.find(order).state()).isInstanceOf(Ticket.Unanswered.class);
        assertThat(notified()).endsWith(Kind.ORDER_SETTLED);
    }

    /// Relay was down, or nobody could reach it: that is not the owner's silence.
    @Test
    void theTimeInWhichNobodyCouldReachUsIsGivenAgain() {
        var order = rungAt(NOON);
        var back = NOON.plusSeconds(600);

        reachableSince = Optional.empty();
        deskAt(NOON.plusSeconds(599)).watch(order);
        assertThat(memory.find(order).state()).isInstanceOf(Ticket.Ringing.class);
        reachableSince = Optional.of(back);
        deskAt(back).watch(order);
        deskAt(back.plusSeconds(299)).watch(order);
        assertThat(memory.find(order).state()).isInstanceOf(Ticket.Ringing.class);
        assertThat(notified()).doesNotContain(Kind.ORDER_SETTLED);

        deskAt(back.plusSeconds(300)).watch(order);
        assertThat(memory.find(order).state()).isInstanceOf(Ticket.Unanswered.class);
    }

    @Test
    void whoGetsThroughFirstIsInTimeBeforeAnybodyHasGivenIt() {
        var order = rungAt(NOON);
        var other = rungAt(NOON);

        reachableSince = Optional.empty();
        deskAt(NOON.plusSeconds(599)).accept(SUNJA, order, 20);
        reachableSince = Optional.of(NOON.plusSeconds(600));
        deskAt(NOON.plusSeconds(601)).accept(SUNJA, other, 20);

        assertThat(memory.find(order).state()).isInstanceOf(Ticket.Accepted.class);
        assertThat(memory.find(other).state()).isInstanceOf(Ticket.Accepted.class);
    }

    @Test
    void anAnswerThatIsLateBecauseOfItsOwnerIsLate() {
        var order = rungAt(NOON);

        assertThatThrownBy(() -> deskAt(NOON.plusSeconds(300)).accept(SUNJA, order, 20))
                .isInstanceOfSatisfying(
                        Refused.class, e -> assertThat(e.why()).isEqualTo(TicketRefusal.ANSWERED_TOO_LATE));
    }

    @Test
    void acknowledgingSurvivesALostRace() {
        var order = rungAt(NOON);
        var races = new int[] {2};
        var ticketCommands = new TicketCommands(
                new Troubled(memory) {
                    @Override
                    public void write(UUID order, Versioned<Ticket> before, TicketEvent added, Ticket after) {
                        if (races[0]-- > 0) {
                            throw new Stale(order);
                        }
                        super.write(order, before, added, after);
                    }
                },
                FIVE_MINUTES,
                () -> reachableSince,
                Clock.fixed(NOON, ZoneOffset.UTC));

        assertThat(ticketCommands.acknowledge(SUNJA, order)).isInstanceOf(Ticket.Acknowledged.class);
    }

    /// The order's own time, not the five minutes, where that ends first; one deadline for the owner and the
    /// order.
    @Test
    void anOrderThatCameLateIsGivenUpAtItsOwnTime() {
        var orderSummary = Orders.slip(UUID.randomUUID(), SUNJA);
        deskAt(NOON).open(orderSummary);
        deskAt(NOON).relay(orderSummary.order(), NOON.plusSeconds(60));

        deskAt(NOON.plusSeconds(60)).watch(orderSummary.order());

        assertThat(memory.find(orderSummary.order()).state()).isInstanceOf(Ticket.Unanswered.class);
    }

    @Test
    void anOrderThatCameTooLateNeverRings() {
        var orderSummary = Orders.slip(UUID.randomUUID(), SUNJA);
        deskAt(NOON).open(orderSummary);
        deskAt(NOON).relay(orderSummary.order(), NOON.minusSeconds(1));

        assertThat(memory.find(orderSummary.order()).state()).isInstanceOf(Ticket.Unanswered.class);
        assertThat(notified()).isEmpty();
    }

    @Test
    void somebodyElsesTicketLooksLikeNone() {
        var order = rungAt(NOON);

        assertThatThrownBy(() -> deskAt(NOON).accept(DONGSU, order, 20))
                .isInstanceOfSatisfying(
                        Refused.class, e -> assertThat(e.why()).isEqualTo(TicketRefusal.UNKNOWN_TICKET));
        assertThat(memory.find(order).state()).isInstanceOf(Ticket.Ringing.class);
    }

    private UUID rungAt(Instant at) {
        var orderSummary = Orders.slip(UUID.randomUUID(), SUNJA);
        deskAt(at).open(orderSummary);
        deskAt(at).relay(orderSummary.order(), null);
        return orderSummary.order();
    }

    private TicketCommands deskAt(Instant at) {
        return new TicketCommands(memory, FIVE_MINUTES, () -> reachableSince, Clock.fixed(at, ZoneOffset.UTC));
    }

    private List<Kind> notified() {
        return memory.notifications(SUNJA).stream()
                .map(TicketNotification::kind)
                .toList();
    }

    /// Tickets of which one thing goes wrong.
    private static class Troubled implements Tickets {
        private final Tickets all;

        Troubled(Tickets all) {
            this.all = all;
        }

        @Override
        public Versioned<Ticket> find(UUID order) {
            return all.find(order);
        }

        @Override
        public void write(UUID order, Versioned<Ticket> before, TicketEvent event, Ticket after) {
            all.write(order, before, event, after);
        }

        @Override
        public List<Ticket.Relayed> ofOwner(UUID owner, boolean openOnly, PageCursor below, int size) {
            return all.ofOwner(owner, openOnly, below, size);
        }
    }
}
