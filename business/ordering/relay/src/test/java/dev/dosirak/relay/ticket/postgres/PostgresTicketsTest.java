package dev.dosirak.relay.ticket.postgres;

import static dev.dosirak.relay.ticket.Orders.FIVE_MINUTES;
import static dev.dosirak.relay.ticket.Orders.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.dosirak.platform.job.DueRows;
import dev.dosirak.platform.kernel.Stale;
import dev.dosirak.platform.kernel.Versioned;
import dev.dosirak.platform.push.Notification;
import dev.dosirak.platform.push.NotificationStore;
import dev.dosirak.platform.testing.EventContracts;
import dev.dosirak.relay.RelayTest;
import dev.dosirak.relay.ticket.AnswerTimeouts;
import dev.dosirak.relay.ticket.Orders;
import dev.dosirak.relay.ticket.Ticket;
import dev.dosirak.relay.ticket.TicketCommand;
import dev.dosirak.relay.ticket.TicketCommands;
import dev.dosirak.relay.ticket.TicketEvent;
import dev.dosirak.relay.ticket.TicketNotification;
import dev.dosirak.relay.ticket.Tickets;
import dev.dosirak.relay.ticket.TicketsContract;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@RelayTest
class PostgresTicketsTest implements TicketsContract {

    static final Duration SOON = Duration.ofSeconds(15);

    /// So that the next ring lies in the past.
    static final Duration LONG_AGO = Duration.ofHours(-1);

    @Autowired
    Tickets tickets;

    @Autowired
    NotificationStore<TicketNotification> notifications;

    @Autowired
    TicketCommands ticketCommands;

    @Autowired
    DueRows due;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Override
    public Tickets tickets() {
        return tickets;
    }

    @Override
    public List<TicketNotification> notifications(UUID owner) {
        return notifications.after(owner, 0, 10).stream()
                .map(Notification::content)
                .toList();
    }

    /// What is not committed, the service's own watch does not see.
    @Override
    public void undisturbed(Runnable test) {
        transaction.executeWithoutResult(status -> {
            test.run();
            status.setRollbackOnly();
        });
    }

    @Test
    void whatWaitsForTimeIsDueWhenItsTimeHasCome() {
        undisturbed(() -> {
            var orderSummary = Orders.slip(UUID.randomUUID(), UUID.randomUUID());
            var now = Instant.now();
            apply(orderSummary.order(), new TicketCommand.Open(orderSummary));
            assertThat(due.claim(100)).doesNotContain(orderSummary.order());

            apply(orderSummary.order(), new TicketCommand.Relay(now.minusSeconds(20), Instant.MAX, FIVE_MINUTES));
            assertThat(due.claim(100)).doesNotContain(orderSummary.order());

            apply(
                    orderSummary.order(),
                    new TicketCommand.Watch(
                            now.plusSeconds(60), new AnswerTimeouts(FIVE_MINUTES.answerWithin(), LONG_AGO)));
            assertThat(due.claim(100)).contains(orderSummary.order());
            assertThat(due.claim(100)).as("it is being looked at").doesNotContain(orderSummary.order());

            apply(orderSummary.order(), new TicketCommand.Acknowledge(now));
            assertThat(due.claim(100)).doesNotContain(orderSummary.order());
            apply(orderSummary.order(), new TicketCommand.Accept(20, now));
            assertThat(due.claim(100)).doesNotContain(orderSummary.order());
        });
    }

    @Test
    void whatNobodyAnsweredIsDueAtItsDeadlineAcknowledgedOrNot() {
        undisturbed(() -> {
            var orderSummary = Orders.slip(UUID.randomUUID(), UUID.randomUUID());
            var rung = Instant.now().minusSeconds(301);
            apply(orderSummary.order(), new TicketCommand.Open(orderSummary));
            apply(orderSummary.order(), new TicketCommand.Relay(rung, Instant.MAX, FIVE_MINUTES));
            apply(orderSummary.order(), new TicketCommand.Acknowledge(rung));

            assertThat(due.claim(100)).contains(orderSummary.order());
        });
    }

    private void apply(UUID order, TicketCommand command) {
        var before = tickets.find(order);
        var event = Ticket.decide(before.state(), command).orElseThrow();
        tickets.write(order, before, event, Ticket.evolve(before.state(), event));
    }

    @Test
    void whoWasTooLateMayDecideAgainInTheSameTransaction() {
        var orderSummary = Orders.slip(UUID.randomUUID(), UUID.randomUUID());
        var unknown = tickets.find(orderSummary.order());
        ticketCommands.open(orderSummary);

        transaction.executeWithoutResult(_ -> {
            assertThatThrownBy(() -> tickets.write(
                            orderSummary.order(),
                            unknown,
                            new TicketEvent.TicketOpened(orderSummary),
                            new Ticket.WaitingPayment(orderSummary)))
                    .isInstanceOf(Stale.class);
            ticketCommands.withdraw(orderSummary.order());
        });

        assertThat(tickets.find(orderSummary.order()).state()).isInstanceOf(Ticket.Dropped.class);
    }

    @Test
    void aTicketItsNotificationAndItsEventAreWrittenTogetherOrNotAtAll() {
        var orderSummary = Orders.slip(UUID.randomUUID(), UUID.randomUUID());
        ticketCommands.open(orderSummary);
        jdbc.sql(
                        "insert into bell (owner_id, seq, at, kind, ring, state, document) values (?, 1, now(), '', 0, '', '')")
                .param(orderSummary.owner())
                .update();

        assertThatThrownBy(() -> ticketCommands.relay(orderSummary.order(), null))
                .as("number 1 is taken, so the notification cannot be written")
                .isInstanceOf(DataIntegrityViolationException.class);

        assertThat(tickets.find(orderSummary.order()))
                .isEqualTo(new Versioned<>(new Ticket.WaitingPayment(orderSummary), 1));
        assertThat(publishedOf(orderSummary.order())).isZero();
    }

    @Test
    void whatIsPublishedCarriesTheTicketsVersion() {
        var orderSummary = Orders.slip(UUID.randomUUID(), UUID.randomUUID());
        ticketCommands.open(orderSummary);
        ticketCommands.relay(orderSummary.order(), null);
        var ringing = tickets.find(orderSummary.order());
        var again = new TicketCommand.Watch(((Ticket.Ringing) ringing.state()).ringAgain(), FIVE_MINUTES);
        var event = Ticket.decide(ringing.state(), again).orElseThrow();
        tickets.write(orderSummary.order(), ringing, event, Ticket.evolve(ringing.state(), event));
        ticketCommands.accept(orderSummary.owner(), orderSummary.order(), 20);

        assertThat(jdbc.sql("select type || ' ' || sequence from outbox where aggregateid = ? order by sequence")
                        .param(orderSummary.order())
                        .query(String.class)
                        .list())
                .containsExactly("relay.relayed.v1 2", "relay.accepted.v1 4");
    }

    @Test
    void aQuestionThatCameTooLateIsToldAsUnanswered() {
        var orderSummary = Orders.slip(UUID.randomUUID(), UUID.randomUUID());
        ticketCommands.open(orderSummary);
        ticketCommands.relay(orderSummary.order(), NOON);

        assertThat(jdbc.sql("select type from outbox where aggregateid = ?")
                        .param(orderSummary.order())
                        .query(String.class)
                        .list())
                .containsExactly("relay.unanswered.v1");
        EventContracts.verify(jdbc);
    }

    /// Its owner has the whole time again, and sees so at once.
    @Test
    void whoWasAskedWhileTheServiceWasAwayIsAskedOnceMore() {
        reachableFor("1 minute");
        var order = rungAt(Instant.now().minusSeconds(400));

        await().atMost(SOON)
                .until(() -> tickets.find(order).state() instanceof Ticket.Ringing ringing
                        && ringing.call().answerBy().isAfter(Instant.now().plusSeconds(200)));
        ticketCommands.accept(
                ((Ticket.Known) tickets.find(order).state()).slip().owner(), order, 20);
    }

    /// The node whose row it is may have died, or the row be of a kind that no version of us can read.
    @Test
    void aTicketThatCannotBeReadKeepsNobodyWaiting() {
        reachableFor("1 day");
        var broken = rungAt(Instant.now().minusSeconds(400));
        jdbc.sql("update ticket set document = 'broken' where order_id = ?")
                .param(broken)
                .update();
        var healthy = rungAt(Instant.now().minusSeconds(400));

        await().atMost(SOON).until(() -> tickets.find(healthy).state() instanceof Ticket.Unanswered);
        await().atMost(SOON)
                .until(() -> jdbc.sql(
                                "select set_aside_until > due + interval '1 minute' from ticket where order_id = ?")
                        .param(broken)
                        .query(Boolean.class)
                        .single());
        jdbc.sql("delete from ticket where order_id = ?").param(broken).update();
    }

    private UUID rungAt(Instant at) {
        var orderSummary = Orders.slip(UUID.randomUUID(), UUID.randomUUID());
        var then = new TicketCommands(tickets, FIVE_MINUTES, () -> Optional.of(Instant.EPOCH), InstantSource.fixed(at));
        then.open(orderSummary);
        then.relay(orderSummary.order(), null);
        return orderSummary.order();
    }

    private void reachableFor(String so) {
        jdbc.sql("update reachability set since = now() - ?::interval, at = now()")
                .param(so)
                .update();
    }

    private int publishedOf(UUID order) {
        return jdbc.sql("select count(*) from outbox where aggregateid = ?")
                .param(order)
                .query(Integer.class)
                .single();
    }
}
