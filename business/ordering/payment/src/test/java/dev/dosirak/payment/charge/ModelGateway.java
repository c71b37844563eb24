package dev.dosirak.payment.charge;

import dev.dosirak.platform.kernel.Won;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/// A gateway that keeps the two promises every gateway keeps, and no other: it knows a repeated request by its key,
/// and gives back no more than it has. Asked for money under two keys it takes it twice. Most of the time it does
/// what it does within its longest answer; now and then it does it hours or days later, or takes money back that
/// nobody asked for.
final class ModelGateway implements PaymentGateway {

    /// A request that arrives in time arrives this soon after it was sent.
    static final Duration ARRIVES_WITHIN = Duration.ofSeconds(7);

    /// And one that comes against all promises, by then.
    static final Duration LATEST = Duration.ofHours(24);

    private final String name;
    private final World world;
    private final boolean declines;
    private final Map<String, Object> answers = new HashMap<>();
    private final List<Capture> captures = new ArrayList<>();
    private final Map<String, Long> left = new HashMap<>();
    private final List<Movement> journal = new ArrayList<>();
    private final List<Instant> asked = new ArrayList<>();
    private boolean isLate;
    private boolean hasReversed;

    ModelGateway(World world, boolean declines) {
        this("model", world, declines);
    }

    ModelGateway(String name, World world, boolean declines) {
        this.name = name;
        this.world = world;
        this.declines = declines;
    }

    List<Capture> captures() {
        return captures;
    }

    /// When it was asked for money.
    List<Instant> asked() {
        return asked;
    }

    /// Whether it has done what it was asked for in its time, and nothing by itself.
    boolean isFaithful() {
        return !isLate && !hasReversed;
    }

    /// What it has taken and not given back, in won.
    long net() {
        return left.values().stream().mapToLong(it -> it).sum();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean recognizesRepeats() {
        return true;
    }

    @Override
    public Answer approve(PaymentBill bill, String billingKey, int number) {
        asked.add(world.instant());
        return send(() -> land("approve-" + number, () -> take(bill)), new Answer.Unclear(), new Answer.NotSent());
    }

    /// A customer pays in a window in which it takes money by itself, an order once.
    void payInWindow(PaymentBill bill) {
        if (captures.isEmpty()) {
            take(bill);
        }
    }

    private Answer take(PaymentBill bill) {
        if (declines) {
            return new Answer.Declined("reject-card-payment");
        }
        var capture = new Capture(name, name + "-" + captures.size(), bill.amount());
        captures.add(capture);
        left.put(capture.paymentKey(), bill.amount().amount());
        enter(bill.order(), capture, true, bill.amount());
        return new Answer.Taken(capture, bill.amount());
    }

    @Override
    public RefundAnswer refund(UUID order, Capture capture, Won amount, Won left, RefundTry attempt) {
        return send(
                () -> land(attempt.key(), () -> giveBack(order, capture, amount, left.minus(amount))),
                new RefundAnswer.Unclear(),
                new RefundAnswer.NotDone("gateway-away"));
    }

    private RefundAnswer giveBack(UUID order, Capture capture, Won amount, Won expected) {
        if (world.chance(15)) {
            return new RefundAnswer.NotDone("not-cancelable-payment");
        }
        long has = left.getOrDefault(capture.paymentKey(), 0L);
        if (amount.amount() > has || has == 0) {
            return new RefundAnswer.NotDone("not-cancelable-amount");
        }
        left.put(capture.paymentKey(), has - amount.amount());
        enter(order, capture, false, amount);
        return has - amount.amount() == expected.amount() ? new RefundAnswer.Done() : new RefundAnswer.Unclear();
    }

    /// Takes back what nobody asked for.
    void reverse(UUID order, Won amount) {
        hasReversed = true;
        var capture = captures.getFirst();
        left.merge(capture.paymentKey(), -amount.amount(), Long::sum);
        enter(order, capture, false, amount);
    }

    @Override
    public Finding find(PaymentBill bill) {
        world.meanwhile();
        if (world.chance(20)) {
            return new Finding.Unclear();
        }
        if (captures.isEmpty()) {
            return new Finding.NotFound();
        }
        var first = captures.getFirst();
        return new Finding.Found(first, Won.of(Objects.requireNonNull(left.get(first.paymentKey()))));
    }

    @Override
    public Balance balance(PaymentBill bill, Capture capture) {
        world.meanwhile();
        if (world.chance(20)) {
            return new Balance.Unclear();
        }
        var has = left.get(capture.paymentKey());
        return has == null ? new Balance.NoCapture() : new Balance.Left(Won.of(has));
    }

    @Override
    public Optional<List<Entry>> journal(Instant from, Instant to, Optional<String> after) {
        world.meanwhile();
        if (world.chance(20)) {
            return Optional.empty();
        }
        int start = after.map(it -> Integer.parseInt(it) + 1).orElse(0);
        return Optional.of(journal.stream()
                .skip(start)
                .filter(it -> !it.at().isBefore(from) && it.at().isBefore(to))
                .limit(1)
                .<Entry>map(it -> it)
                .toList());
    }

    private void enter(UUID order, Capture capture, boolean taken, Won amount) {
        journal.add(new Movement(
                Integer.toString(journal.size()),
                order.toString(),
                capture.paymentKey(),
                taken,
                amount,
                world.instant()));
    }

    @FunctionalInterface
    private interface Landing<T> {
        T arrive();
    }

    private <T> T send(Landing<T> request, T unclear, T notSent) {
        var limit = world.instant().plus(ARRIVES_WITHIN);
        world.within(limit, world::meanwhile);
        if (world.chance(10)) {
            return notSent;
        }
        if (world.chance(10)) {
            return unclear; // lost on the way there
        }
        if (world.chance(15)) {
            world.later(between(world.instant(), limit), request::arrive);
            world.mayCrash();
            return unclear;
        }
        if (world.chance(15)) {
            isLate = true;
            world.later(between(limit, limit.plus(LATEST)), request::arrive);
            world.mayCrash();
            return unclear;
        }
        var answer = request.arrive();
        world.meanwhile();
        return world.chance(15) ? unclear : answer;
    }

    @SuppressWarnings("unchecked") // the key says what kind of answer it is
    private <T> T land(String key, Landing<T> effect) {
        var known = answers.get(key);
        if (known != null) {
            return (T) known;
        }
        var answer = effect.arrive();
        answers.put(key, answer);
        return answer;
    }

    private Instant between(Instant from, Instant to) {
        var millis = Math.max(1, Duration.between(from, to).toMillis());
        return from.plusMillis(world.pick((int) millis));
    }
}
