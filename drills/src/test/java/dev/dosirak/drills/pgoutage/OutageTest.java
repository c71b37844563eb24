package dev.dosirak.drills.pgoutage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dosirak.drills.orders.OrderBooks;
import dev.dosirak.drills.orders.OrderBooks.Attempt;
import dev.dosirak.drills.orders.OrderBooks.OrderBook;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class OutageTest {

    private static final Instant START = Instant.parse("2026-12-02T00:00:00Z");
    private final Outage outage = new Outage("toss", Illness.HANG, START, START.plusSeconds(20));
    private final List<OrderBook> orders = new ArrayList<>();

    private void asked(String gateway, double second, Optional<Instant> doubt) {
        var at = START.plusMillis(Math.round(second * 1_000));
        orders.add(new OrderBook(
                new UUID(0, orders.size()),
                at,
                Optional.empty(),
                "placed",
                List.of(new Attempt(gateway, at)),
                doubt,
                Optional.empty(),
                false));
    }

    private OrderBooks books() {
        return new OrderBooks(orders, List.of());
    }

    @Test
    void theFirstSignOfAHangIsWhenNoGoodAnswerWouldTakeThatLong() {
        asked("toss", 0.5, Optional.of(START.plusSeconds(4)));
        assertThat(outage.firstSign(books())).contains(START.plusMillis(2_500));
    }

    @Test
    void theFirstSignOfAnErrorIsTheError() {
        asked("toss", 0.5, Optional.of(START.plusMillis(520)));
        assertThat(outage.firstSign(books())).contains(START.plusMillis(520));
    }

    @Test
    void theShareHasMovedWhenNewPaymentsGoElsewhere() {
        for (double second = 0; second < 3; second += 0.5) {
            asked("toss", second, Optional.empty());
        }
        for (double second = 0; second < 20; second += 0.5) {
            asked("nice", second, Optional.empty());
        }
        assertThat(outage.movedAfter(books()))
                .hasValueSatisfying(it -> assertThat(it).isBetween(Duration.ZERO, Duration.ofMillis(600)));
    }

    /// Before it fell ill there were two a second.
    @Test
    void whereNoPaymentIsBegunAnyMoreNoneHasMoved() {
        for (double second = -5; second < 1; second += 0.5) {
            asked("toss", second, Optional.empty());
        }
        assertThat(outage.movedAfter(books())).isEmpty();

        for (double second = 5; second < 8; second += 2) {
            asked("nice", second, Optional.empty());
        }
        assertThat(outage.movedAfter(books())).isEmpty();

        for (double second = 10; second < 20; second += 1) {
            asked("nice", second, Optional.empty());
        }
        assertThat(outage.movedAfter(books()))
                .hasValueSatisfying(it -> assertThat(it).isBetween(Duration.ofSeconds(6), Duration.ofSeconds(9)));
    }

    @Test
    void whereNoPaymentWasBegunBeforeEitherNoneHasMoved() {
        asked("toss", 0, Optional.empty());
        assertThat(outage.movedAfter(books())).isEmpty();
    }

    @Test
    void aShareThatStaysHasNotMoved() {
        for (double second = 0; second < 20; second += 0.5) {
            asked("toss", second, Optional.empty());
            asked("nice", second, Optional.empty());
        }
        assertThat(outage.movedAfter(books())).isEmpty();
    }

    @Test
    void onlyPaymentsOfThoseSecondsStoodThere() {
        asked("toss", 10, Optional.empty());
        asked("nice", 10, Optional.empty());
        asked("toss", 30, Optional.empty());
        assertThat(orders.stream().map(outage::holds)).containsExactly(true, false, false);
    }

    @Test
    void paymentsThatStoodThereAreSettledInTimeIfThereWereAny() {
        settled("nice", START.plusSeconds(1));
        assertThat(affected().areSettledInTime()).isFalse();

        settled("toss", START.plusSeconds(80));
        assertThat(affected().areSettledInTime()).isTrue();

        settled("toss", START.plusSeconds(180));
        assertThat(affected().areSettledInTime()).isFalse();
        assertThat(affected().late()).containsExactly(orders.getLast());
    }

    private void settled(String gateway, Instant at) {
        asked(gateway, 0, Optional.empty());
        var order = orders.removeLast();
        orders.add(new OrderBook(
                order.id(),
                order.placed(),
                order.paid(),
                order.last(),
                order.attempts(),
                order.doubt(),
                Optional.of(at),
                true));
    }

    private AffectedPayments affected() {
        return new AffectedPayments(books(), List.of(outage));
    }
}
