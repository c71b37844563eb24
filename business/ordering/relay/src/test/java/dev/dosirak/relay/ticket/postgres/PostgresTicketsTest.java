package dev.dosirak.relay.ticket.postgres;

import static dev.dosirak.relay.ticket.Orders.FIVE_MINUTES;
import static dev.dosirak.relay.ticket.Orders.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import dev.dosirak.platform.kernel.Versioned;
import dev.dosirak.relay.RelayTest;
import dev.dosirak.relay.ticket.Bell;
import dev.dosirak.relay.ticket.Bells;
import dev.dosirak.relay.ticket.Orders;
import dev.dosirak.relay.ticket.Switchboard;
import dev.dosirak.relay.ticket.Ticket;
import dev.dosirak.relay.ticket.TicketCommand;
import dev.dosirak.relay.ticket.TicketDesk;
import dev.dosirak.relay.ticket.Tickets;
import dev.dosirak.relay.ticket.TicketsContract;
import java.time.Duration;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@RelayTest
class PostgresTicketsTest implements TicketsContract {

    static final Duration SOON = Duration.ofSeconds(15);

    @Autowired
    Switchboard switchboard;

    @Autowired
    Tickets tickets;

    @Autowired
    Bells bells;

    @Autowired
    TicketDesk desk;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Override
    public Tickets tickets() {
        return tickets;
    }

    @Override
    public Bells bells() {
        return bells;
    }

    /// What a terminal relies on: whoever sees bell n has seen, or can see, every bell before it.
    @Test
    void concurrentRingsAreNumberedWithoutGapsAndAppearInTheirOrder() throws Exception {
        var owner = UUID.randomUUID();
        var seen = new ArrayList<Long>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var ringing = LongStream.range(0, 4)
                    .mapToObj(it -> threads.submit(ringForty(owner, it == 0)))
                    .toList();
            while (!ringing.stream().allMatch(it -> it.isDone()) || seen.size() < 120) {
                long heard = seen.isEmpty() ? 0 : seen.getLast();
                bells.after(owner, heard, 50).forEach(it -> seen.add(it.seq()));
                if (ringing.stream().anyMatch(it -> it.state() == Future.State.FAILED)) {
                    break;
                }
            }
            for (var it : ringing) {
                it.get();
            }
        }
        assertThat(seen)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, 120).boxed().toList());
    }

    /// The terminal claims to have heard everything, so that the look for other nodes' bells does not wake it.
    @Test
    void aBellWakesTheTerminalsOfItsOwnNode() throws Exception {
        var slip = Orders.slip(UUID.randomUUID(), UUID.randomUUID());
        desk.keep(slip);
        try (var terminal = switchboard.connect(slip.owner());
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            terminal.heard(Long.MAX_VALUE);
            var woken = threads.submit(() -> {
                terminal.await(Duration.ofDays(1));
                return true;
            });

            desk.ring(slip.order());

            assertThat(woken).succeedsWithin(SOON);
        }
    }

    /// @param inVain every ring is rolled back, and must not use up a number
    private Callable<Void> ringForty(UUID owner, boolean inVain) {
        return () -> {
            for (int i = 0; i < 40; i++) {
                var slip = Orders.slip(UUID.randomUUID(), owner);
                desk.keep(slip);
                transaction.executeWithoutResult(status -> {
                    desk.ring(slip.order());
                    if (inVain) {
                        status.setRollbackOnly();
                    }
                });
            }
            return null;
        };
    }

    @Test
    void aTicketItsBellAndItsEventAreWrittenTogetherOrNotAtAll() {
        var slip = Orders.slip(UUID.randomUUID(), UUID.randomUUID());
        desk.keep(slip);
        jdbc.sql(
                        "insert into bell (owner_id, seq, at, kind, ring, state, document) values (?, 1, now(), '', 0, '', '')")
                .param(slip.owner())
                .update();

        assertThatThrownBy(() -> desk.ring(slip.order()))
                .as("number 1 is taken, so the bell cannot be written")
                .isInstanceOf(DataIntegrityViolationException.class);

        assertThat(tickets.find(slip.order())).isEqualTo(new Versioned<>(new Ticket.WaitingPayment(slip), 1));
        assertThat(publishedOf(slip.order())).isZero();
    }

    @Test
    void oldBellsAreForgottenAndTheirNumbersAreNot() {
        var slip = Orders.slip(UUID.randomUUID(), UUID.randomUUID());
        desk.keep(slip);
        desk.ring(slip.order());
        jdbc.sql("update bell set at = '2001-01-01' where owner_id = ?")
                .param(slip.owner())
                .update();

        bells.forgetBefore(NOON.minusSeconds(1));
        desk.withdraw(slip.order());

        assertThat(bells.after(slip.owner(), 0, 10))
                .extracting(Bell::seq, Bell::kind)
                .containsExactly(tuple(2L, Bell.Kind.ORDER_WITHDRAWN));
    }

    @Test
    void whatIsPublishedCarriesTheTicketsVersion() {
        var slip = Orders.slip(UUID.randomUUID(), UUID.randomUUID());
        desk.keep(slip);
        desk.ring(slip.order());
        var ringing = tickets.find(slip.order());
        var again = new TicketCommand.Watch(((Ticket.Ringing) ringing.state()).ringAgain(), FIVE_MINUTES);
        var news = Ticket.decide(ringing.state(), again).orElseThrow();
        tickets.write(ringing, news, Ticket.evolve(ringing.state(), news));
        desk.accept(slip.owner(), slip.order(), 20);

        assertThat(jdbc.sql("select type || ' ' || sequence from outbox where aggregateid = ? order by sequence")
                        .param(slip.order())
                        .query(String.class)
                        .list())
                .containsExactly("relay.relayed.v1 2", "relay.accepted.v1 4");
    }

    private int publishedOf(UUID order) {
        return jdbc.sql("select count(*) from outbox where aggregateid = ?")
                .param(order)
                .query(Integer.class)
                .single();
    }
}
