package dev.dosirak.relay.ticket;

import static dev.dosirak.relay.ticket.Orders.DONGSU;
import static dev.dosirak.relay.ticket.Orders.FIVE_MINUTES;
import static dev.dosirak.relay.ticket.Orders.NOON;
import static dev.dosirak.relay.ticket.Orders.SUNJA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SwitchboardTest {

    static final Duration FOR_EVER = Duration.ofDays(1);

    final InMemoryTickets memory = new InMemoryTickets();
    final TicketDesk desk = new TicketDesk(memory, FIVE_MINUTES, Optional::empty, Clock.fixed(NOON, ZoneOffset.UTC));
    final Switchboard switchboard = new Switchboard(memory, 2);

    @Test
    void aTerminalWithoutANumberBeginsWithTheNextBell() {
        ring(SUNJA);
        ring(SUNJA);

        assertThat(switchboard.connect(SUNJA, "").heard()).isEqualTo(2);
        assertThat(switchboard.connect(DONGSU, "").heard()).isZero();
    }

    @Test
    void aTerminalGoesOnWhereItStopped() {
        ring(SUNJA);
        ring(SUNJA);

        assertThat(switchboard.connect(SUNJA, "", 1).heard()).isEqualTo(1);
        assertThat(switchboard.connect(SUNJA, "", 99).heard())
                .as("a number that was never given")
                .isEqualTo(2);
    }

    @Test
    void aBellWakesItsOwnersTerminals() throws Exception {
        var terminal = switchboard.connect(SUNJA, "");
        var woken = waiting(terminal);

        switchboard.rang(SUNJA);

        woken.get(5, TimeUnit.SECONDS);
    }

    @Test
    void aBellBeforeTheWaitingIsNotMissed() throws Exception {
        var terminal = switchboard.connect(SUNJA, "");
        switchboard.rang(SUNJA);

        waiting(terminal).get(5, TimeUnit.SECONDS);
    }

    @Test
    void bellsOfOtherNodesWakeWhoHasNotHeardThemAndNobodyElse() throws Exception {
        var behind = switchboard.connect(SUNJA, "");
        ring(SUNJA);
        var upToDate = switchboard.connect(SUNJA, "");
        var stranger = switchboard.connect(DONGSU, "");
        var sleeping = waiting(upToDate);
        var sleepingToo = waiting(stranger);

        switchboard.listenToOtherNodes();

        waiting(behind).get(5, TimeUnit.SECONDS);
        assertThat(sleeping).isNotDone();
        assertThat(sleepingToo).isNotDone();
        switchboard.close();
    }

    /// Ten terminals for eight places threw each other out for ever.
    @Test
    void oneTerminalTooManyIsTurnedAwayAndNobodyElseIs() {
        var one = switchboard.connect(SUNJA, "");
        var other = switchboard.connect(SUNJA, "");

        assertThatThrownBy(() -> switchboard.connect(SUNJA, "")).isInstanceOfSatisfying(TicketRefused.class, e -> {
            assertThat(e.why()).isEqualTo(TicketRefused.Reason.TOO_MANY_TERMINALS);
            assertThat(e.details()).containsExactly(2);
        });

        assertThat(one.isConnected()).isTrue();
        assertThat(other.isConnected()).isTrue();
        assertThat(switchboard.connect(DONGSU, "").isConnected()).isTrue();
        one.close();
        assertThat(switchboard.connect(SUNJA, "").isConnected()).isTrue();
    }

    @Test
    void whoeverIsTurnedAwayHasTheOthersShowThatTheyLive() throws Exception {
        var one = switchboard.connect(SUNJA, "");
        switchboard.connect(SUNJA, "");
        var woken = waiting(one);
        assertThatThrownBy(() -> switchboard.connect(SUNJA, "")).isInstanceOf(TicketRefused.class);

        woken.get(5, TimeUnit.SECONDS);
        assertThat(one.takeKnock()).isTrue();
        assertThat(one.takeKnock()).as("once").isFalse();
    }

    @Test
    void aTerminalThatWasCutOffUnnoticedGetsItsOwnPlaceAgain() {
        var counter = switchboard.connect(SUNJA, "counter");
        var kitchen = switchboard.connect(SUNJA, "kitchen");

        var again = switchboard.connect(SUNJA, "counter");

        assertThat(counter.isConnected()).isFalse();
        assertThat(kitchen.isConnected()).isTrue();
        assertThat(again.isConnected()).isTrue();
        counter.close();
        assertThat(switchboard.size()).isEqualTo(2);
    }

    @Test
    void aTerminalThatIsGoneLeavesNothingBehind() {
        var terminal = switchboard.connect(SUNJA, "");
        terminal.close();
        terminal.close();

        assertThat(switchboard.size()).isZero();
    }

    @Test
    void aClosedSwitchboardHangsUpOnEverybody() {
        var before = switchboard.connect(SUNJA, "");
        switchboard.close();

        assertThat(before.isConnected()).isFalse();
        assertThat(switchboard.connect(DONGSU, "").isConnected()).isFalse();
    }

    private void ring(UUID owner) {
        var slip = Orders.slip(UUID.randomUUID(), owner);
        desk.keep(slip);
        desk.ring(slip.order(), null);
    }

    private static CompletableFuture<Void> waiting(Terminal terminal) {
        return CompletableFuture.runAsync(
                () -> {
                    try {
                        terminal.await(FOR_EVER);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                it -> Thread.ofVirtual().start(it));
    }
}
