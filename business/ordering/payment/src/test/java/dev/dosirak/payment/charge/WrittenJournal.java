package dev.dosirak.payment.charge;

import dev.dosirak.platform.kernel.Won;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A gateway whose journal is written by hand, and that has given everything back of which it is asked.
final class WrittenJournal extends UnreachedGateway {

    private static final int PAGE = 30;

    private final World world;
    private final List<Entry> entries = new ArrayList<>();
    private final List<PaymentBill> asked = new ArrayList<>();
    private Duration answersAfter = Duration.ZERO;
    private boolean saysNothing;
    private boolean saysNoBalance;
    private boolean mayBeAsked = true;
    private Runnable meanwhile = () -> {};
    private final Map<String, Won> left = new HashMap<>();

    WrittenJournal(World world) {
        super(PaymentTest.TAKEN.pg());
        this.world = world;
    }

    void enter(Entry entry) {
        entries.add(entry);
    }

    void answersAfter(Duration time) {
        answersAfter = time;
    }

    void saysNothing(boolean now) {
        saysNothing = now;
    }

    void saysNoBalance(boolean now) {
        saysNoBalance = now;
    }

    void mayBeAsked(boolean now) {
        mayBeAsked = now;
    }

    /// Says so of this payment in any case.
    void has(String paymentKey, Won won) {
        left.put(paymentKey, won);
    }

    /// While it is asked for a balance.
    void meanwhile(Runnable what) {
        meanwhile = what;
    }

    /// What it was asked for, in this order.
    List<PaymentBill> asked() {
        return asked;
    }

    @Override
    public Optional<List<Entry>> journal(Instant from, Instant to, Optional<String> after) {
        int start = after.map(
                        key -> 1 + entries.stream().map(Entry::key).toList().indexOf(Optional.of(key)))
                .orElse(0);
        return saysNothing
                ? Optional.empty()
                : Optional.of(entries.stream()
                        .skip(start)
                        .filter(it -> isWithin(it, from, to))
                        .limit(PAGE)
                        .toList());
    }

    private static boolean isWithin(Entry entry, Instant from, Instant to) {
        return switch (entry) {
            case Movement it -> !it.at().isBefore(from) && it.at().isBefore(to);
            case Unreadable _ -> true;
        };
    }

    @Override
    public Balance balance(PaymentBill bill, Capture capture) {
        if (!mayBeAsked) {
            return new Balance.NotAsked();
        }
        world.pass(answersAfter);
        asked.add(bill);
        meanwhile.run();
        if (left.containsKey(capture.paymentKey())) {
            return new Balance.Left(left.get(capture.paymentKey()));
        }
        if (saysNoBalance) {
            return new Balance.Unclear();
        }
        return capture.equals(PaymentTest.TAKEN) ? new Balance.Left(Won.ZERO) : new Balance.NoCapture();
    }
}
