package dev.dosirak.simulation.gateway;

import dev.dosirak.payment.charge.Bank;
import dev.dosirak.payment.charge.Capture;
import dev.dosirak.payment.charge.PaymentBill;
import dev.dosirak.payment.charge.PaymentGateway;
import dev.dosirak.payment.charge.RefundTry;
import dev.dosirak.payment.charge.VirtualAccountGateway;
import dev.dosirak.payment.pg.nice.OrderDays;
import dev.dosirak.platform.kernel.Seoul;
import dev.dosirak.platform.kernel.Won;
import dev.dosirak.simulation.time.Scheduler;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A gateway with its own books, a long way off.
public final class SimulatedGateway implements PaymentGateway, VirtualAccountGateway {

    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(3);

    /// Of the longest answer a part is ours, to send the request, and the rest its.
    private static final int ITS_PART = 3;
    private static final int PARTS = 4;
    private static final Duration USUAL = Duration.ofMillis(600);
    private static final int TIMES_SLOWER = 10;
    private static final Duration LONGEST_HANG = Duration.ofMinutes(10);
    private static final Duration LONGEST_MEANWHILE = Duration.ofMinutes(1);
    private static final Duration LATEST = Duration.ofHours(24);
    private static final int ERRORS_PER_MILLE = 500;
    private static final int LIES_PER_MILLE = 500;

    private final Traits traits;
    private final String name;
    private final Scheduler scheduler;
    private final Duration promise;
    private final List<Episode> episodes;
    private final Watch watch;
    private final Predicate<String> illBrand;
    private final Map<String, Object> answers = new HashMap<>();
    private final Map<UUID, List<Taken>> books = new HashMap<>();
    private final Map<UUID, List<Sent>> sent = new HashMap<>();
    private final SimulatedFailures failures;
    private final Map<UUID, Integer> underWay = new HashMap<>();
    private final Set<UUID> promiseBroken = new HashSet<>();
    private final Set<UUID> lateRefunds = new HashSet<>();
    private final SimulatedJournal journal;
    private final SimulatedAccounts accounts;
    private int noise;
    private long requests;

    /// A request for money that arrives at that time, if it is not known by then.
    private record Sent(String key, Instant arrives) {}

    /// What came of a request, once it has.
    private static final class Call<T> {
        @Nullable
        T answer;
    }

    /// @param episodes of which some may be other gateways'
    /// @param illBrand which billing keys are of cards whose company fails
    public SimulatedGateway(
            Traits traits, Scheduler scheduler, List<Episode> episodes, Watch watch, Predicate<String> illBrand) {
        this.traits = traits;
        this.name = traits.name();
        this.scheduler = scheduler;
        this.promise = traits.longestAnswer().multipliedBy(ITS_PART).dividedBy(PARTS);
        this.episodes =
                episodes.stream().filter(it -> it.gateway().equals(name)).toList();
        this.watch = watch;
        this.illBrand = illBrand;
        this.failures = new SimulatedFailures(scheduler, traits);
        this.journal = new SimulatedJournal(scheduler, this::is);
        this.accounts = new SimulatedAccounts(scheduler);
    }

    /// From now on the line to it is bad.
    ///
    /// @param perMille how often a request or an answer is lost on its way though all is well
    public void noise(int perMille) {
        noise = perMille;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean recognizesRepeats() {
        return traits.repeats();
    }

    /// How many captures of an order have money left that were taken as promised: soon enough, and with the right
    /// answer.
    public long live(UUID order) {
        return of(order).stream().filter(it -> it.left > 0 && it.asPromised).count();
    }

    /// What was taken for an order and not given back, in won.
    public long net(UUID order) {
        return of(order).stream().mapToLong(it -> it.left).sum();
    }

    /// What was ever taken for an order, capture by capture.
    public List<Won> captured(UUID order) {
        return of(order).stream().map(it -> it.capture.amount()).toList();
    }

    /// In won, of that what was taken as promised.
    public long capturedAsPromised(UUID order) {
        return of(order).stream()
                .filter(it -> it.asPromised)
                .mapToLong(it -> it.capture.amount().amount())
                .sum();
    }

    /// Time goes by here.
    public void meanwhile() {
        scheduler.sleep(scheduler.upTo(LONGEST_MEANWHILE));
    }

    /// What it has taken back of a capture by itself, in won.
    public long takenBack(Capture capture) {
        return books.values().stream()
                .flatMap(List::stream)
                .filter(it -> it.capture.equals(capture))
                .mapToLong(it -> it.takenBack)
                .sum();
    }

    /// What has gone back of a capture in parts that we asked for, in won.
    public long givenBackInParts(Capture capture) {
        return books.values().stream()
                .flatMap(List::stream)
                .filter(it -> it.capture.equals(capture))
                .mapToLong(Taken::givenBackInParts)
                .sum();
    }

    /// Whether a part of an order has gone back twice though nothing was done later than promised.
    public boolean hasDoubledAPart(UUID order) {
        return !lateRefunds.contains(order) && of(order).stream().anyMatch(Taken::hasDoubledAPart);
    }

    /// Whether it has done with an order's money nothing by itself, and nothing later than promised.
    public boolean isFaithful(UUID order) {
        return !lateRefunds.contains(order) && of(order).stream().allMatch(it -> it.asPromised && it.takenBack == 0);
    }

    /// When the first money of an order was taken.
    public Optional<Instant> takenAt(UUID order) {
        return of(order).stream().map(it -> it.at).findFirst();
    }

    /// Whether something was sent for an order that may still take money within what was promised. Where a promise was
    /// broken already, nobody can know.
    public boolean isUnderWay(UUID order) {
        var now = scheduler.instant();
        return !promiseBroken.contains(order)
                && sent.getOrDefault(order, List.of()).stream()
                        .anyMatch(it -> it.arrives().isAfter(now) && !answers.containsKey(it.key()));
    }

    /// Whether the customer of an order can still pay it by deposit.
    public boolean awaitsDeposit(UUID order) {
        return accounts.awaited(order).isPresent();
    }

    /// The keys of money in its journal of which nobody can know.
    public Set<String> foreign() {
        return journal.foreign();
    }

    private List<Taken> of(UUID order) {
        return books.getOrDefault(order, List.of());
    }

    private boolean is(Illness illness) {
        var now = scheduler.instant();
        return episodes.stream().anyMatch(it -> it.illness() == illness && it.covers(now));
    }

    @Override
    public Answer approve(PaymentBill bill, String billingKey, int number) {
        scheduler.note(() -> "asks %s for %s of %s as number %d".formatted(name, bill.amount(), bill.order(), number));
        var key = "approve %s %d".formatted(bill.order(), traits.repeats() ? number : ++requests);
        var asked = scheduler.instant();
        if (is(Illness.LIES) && scheduler.chance(LIES_PER_MILLE)) {
            return lie(key, bill);
        }
        // Whoever knows no request for the same, looks when it comes in whether the order was paid.
        boolean paid = !traits.repeats() && !of(bill.order()).isEmpty();
        return send(
                key,
                travel -> note(bill.order(), key, travel),
                () -> {
                    underWay.merge(bill.order(), -1, Integer::sum);
                    return paid ? new Answer.Unclear() : take(bill, billingKey, isInTime(asked));
                },
                new Answer.Unclear(),
                new Answer.NotSent());
    }

    /// It says no, and takes the money all the same.
    private Answer lie(String key, PaymentBill bill) {
        watch.asked(name);
        promiseBroken.add(bill.order());
        underWay.merge(bill.order(), 1, Integer::sum);
        scheduler.after(
                scheduler.upTo(LONGEST_HANG),
                name,
                () -> arrive(
                        key,
                        () -> {
                            underWay.merge(bill.order(), -1, Integer::sum);
                            return capture(bill, false, true);
                        },
                        new Answer.Unclear()));
        scheduler.step();
        return scheduler.random().nextBoolean() ? new Answer.NotSent() : new Answer.Declined("reject-card-payment");
    }

    /// At which the gateway keeps an account makes no difference here.
    @Override
    public Set<Bank> banks() {
        return traits.keepsAccounts() ? Set.of(Bank.values()) : Set.of();
    }

    @Override
    public Issue issue(PaymentBill bill, Bank bank, Instant dueAt) {
        scheduler.note(() -> "asks %s for an account for %s of %s".formatted(name, bill.amount(), bill.order()));
        return send(
                "account " + bill.order(),
                _ -> {},
                () -> new Issue.Issued(
                        accounts.open(bill, name, firstKey(bill.order()), Bank.NAMES.nameOf(bank), dueAt)),
                new Issue.NotIssued(),
                new Issue.NotIssued());
    }

    /// A customer goes to the bank, which does not take it when no account of the order is open, or when it has it.
    public void deposit(UUID order) {
        accounts.awaited(order).ifPresent(bill -> {
            var before = of(order).stream().findFirst();
            if (before.isEmpty()) {
                capture(bill, true, false);
            } else if (before.get().undone) {
                depositAgain(bill, before.get());
            }
        });
    }

    private void depositAgain(PaymentBill bill, Taken taken) {
        taken.undone = false;
        taken.left = bill.amount().amount();
        journal.enter(
                bill.order().toString(),
                taken.capture.paymentKey(),
                true,
                bill.amount(),
                SimulatedJournal.Entered.SURELY);
        scheduler.note(() -> "%s has %s of %s again".formatted(name, bill.amount(), bill.order()));
        watch.taken(bill.order());
    }

    private String firstKey(UUID order) {
        return "%s-%s-0".formatted(name, order);
    }

    private boolean isInTime(Instant asked) {
        return !scheduler.instant().isAfter(asked.plus(promise));
    }

    private void note(UUID order, String key, Duration travel) {
        underWay.merge(order, 1, Integer::sum);
        if (travel.compareTo(promise) <= 0) {
            sent.computeIfAbsent(order, _ -> new ArrayList<>())
                    .add(new Sent(key, scheduler.instant().plus(travel)));
        }
    }

    private Answer take(PaymentBill bill, String billingKey, boolean inTime) {
        if (!inTime) {
            promiseBroken.add(bill.order());
        }
        if (is(Illness.REFUSES)) {
            failures.add(bill.order());
            return new Answer.Declined("reject-card-payment");
        }
        if (is(Illness.ONE_BRAND) && illBrand.test(billingKey)
                || is(Illness.ERRORS) && scheduler.chance(ERRORS_PER_MILLE)) {
            failures.add(bill.order());
            return new Answer.Unclear();
        }
        return capture(bill, inTime, false);
    }

    /// Where an inquiry by the order shows it, the journal need not, least of all what came late.
    private SimulatedJournal.Entered findable(boolean alone, boolean lied, boolean asPromised) {
        if (!alone || lied) {
            return SimulatedJournal.Entered.SURELY;
        }
        return asPromised ? SimulatedJournal.Entered.UNLESS_ILL : SimulatedJournal.Entered.PERHAPS;
    }

    private Answer capture(PaymentBill bill, boolean asPromised, boolean lied) {
        boolean alone = of(bill.order()).isEmpty() && (traits.repeats() || underWay.getOrDefault(bill.order(), 0) == 0);
        var all = books.computeIfAbsent(bill.order(), _ -> new ArrayList<>());
        var key = "%s-%s-%d".formatted(name, bill.order(), all.size());
        var taken = new Taken(new Capture(name, key, bill.amount()), scheduler.instant(), asPromised);
        all.add(taken);
        journal.enter(bill.order().toString(), key, true, bill.amount(), findable(alone, lied, asPromised));
        scheduler.note(() -> "%s has taken %s of %s".formatted(name, bill.amount(), bill.order()));
        watch.taken(bill.order());
        return new Answer.Taken(taken.capture, bill.amount());
    }

    @Override
    public RefundAnswer refund(UUID order, Capture capture, Won amount, Won left, RefundTry attempt) {
        scheduler.note(() -> "asks %s to give back %s of %s".formatted(name, amount, order));
        return send(
                "refund %s %s".formatted(order, attempt.key()),
                travel -> noteRefund(order, travel),
                () -> giveBack(order, capture, amount, left.minus(amount), attempt.key()),
                new RefundAnswer.Unclear(),
                new RefundAnswer.NotDone("gateway-away"));
    }

    private void noteRefund(UUID order, Duration travel) {
        if (travel.compareTo(promise) > 0) {
            lateRefunds.add(order);
        }
    }

    private RefundAnswer giveBack(UUID order, Capture capture, Won amount, Won expected, String key) {
        if (is(Illness.SHORT_OF_BALANCE)) {
            return new RefundAnswer.NotDone("not-enough-balance");
        }
        var taken = books.values().stream()
                .flatMap(List::stream)
                .filter(it -> it.capture.paymentKey().equals(capture.paymentKey()))
                .findAny();
        if (taken.isEmpty() || amount.amount() > taken.get().left || amount.amount() <= 0) {
            return new RefundAnswer.NotDone("not-cancelable-amount");
        }
        taken.get().left -= amount.amount();
        taken.get().gaveBack(key, amount.amount());
        journal.enter(order.toString(), capture.paymentKey(), false, amount, SimulatedJournal.Entered.SURELY);
        scheduler.note(() -> "%s has given back %s of %s".formatted(name, amount, order));
        return taken.get().left == expected.amount() ? new RefundAnswer.Done() : new RefundAnswer.Unclear();
    }

    /// While it does so: takes back a part of what it has of an order, or all of it.
    public void mayReverse(UUID order) {
        if (!is(Illness.REVERSES) || net(order) == 0) {
            return;
        }
        var taken = of(order).stream().filter(it -> it.left > 0).findFirst().orElseThrow();
        if (accounts.has(order)) {
            undoDeposit(order, taken);
            return;
        }
        long amount = scheduler.random().nextBoolean()
                ? taken.left
                : 1 + scheduler.random().nextLong(taken.left);
        taken.left -= amount;
        taken.takenBack += amount;
        journal.reversed(order.toString(), taken.capture.paymentKey(), Won.of(amount));
        scheduler.note(() -> "%s takes back %d of %s by itself".formatted(name, amount, order));
    }

    /// As long as nothing of it has gone back: the bank of whoever has deposited finds that it was fraud.
    private void undoDeposit(UUID order, Taken taken) {
        if (taken.left == taken.capture.amount().amount()) {
            taken.left = 0;
            taken.undone = true;
            journal.reversed(order.toString(), taken.capture.paymentKey(), taken.capture.amount());
            scheduler.note(() -> "the deposit of %s is undone".formatted(order));
        }
    }

    @Override
    public Finding find(PaymentBill bill) {
        return said(new Finding.Unclear(), () -> {
            var all = of(bill.order()).stream()
                    .filter(it -> !it.undone && isAskedFor(bill, it))
                    .toList();
            if (all.isEmpty()) {
                return failed(bill.order());
            }
            var any = all.get(scheduler.random().nextInt(all.size()));
            return new Finding.Found(any.capture, Won.of(any.left));
        });
    }

    /// Whether somebody who asks for the order asks for the day of this.
    private boolean isAskedFor(PaymentBill bill, Taken it) {
        return !traits.wantsDay()
                || OrderDays.of(bill.order(), scheduler.instant()).contains(Seoul.dayOf(it.at));
    }

    private Finding failed(UUID order) {
        var last = failures.last(order);
        if (last.isPresent() && traits.repeats()) {
            watch.saidFailed(order);
        }
        return last.isPresent() ? new Finding.Failed("reject-card-payment", last) : new Finding.NotFound();
    }

    @Override
    public Balance balance(PaymentBill bill, Capture capture) {
        return said(
                new Balance.Unclear(),
                () -> of(bill.order()).stream()
                        .filter(it -> it.capture.paymentKey().equals(capture.paymentKey()))
                        .findAny()
                        .<Balance>map(
                                it -> it.undone ? new Balance.DepositReversed() : new Balance.Left(Won.of(it.left)))
                        .orElse(new Balance.NoCapture()));
    }

    /// What an inquiry shows.
    private <T> T said(T unclear, Supplier<T> what) {
        watch.asked(name);
        scheduler.sleep(scheduler.upTo(USUAL));
        scheduler.step();
        if (is(Illness.AWAY) || is(Illness.ERRORS) || is(Illness.NO_ANSWERS) || is(Illness.NO_INQUIRIES) || noise()) {
            return unclear;
        }
        var said = what.get();
        scheduler.step();
        return said;
    }

    @Override
    public Optional<List<Entry>> journal(Instant from, Instant to, Optional<String> after) {
        scheduler.sleep(scheduler.upTo(USUAL));
        scheduler.step();
        if (is(Illness.AWAY) || is(Illness.ERRORS) || is(Illness.NO_ANSWERS) || noise()) {
            return Optional.empty();
        }
        return Optional.of(journal.page(from, to, after));
    }

    private boolean noise() {
        return scheduler.chance(noise);
    }

    /// How long it takes until a request is done.
    private Duration travel() {
        if (is(Illness.HANGS)) {
            return promise.plus(scheduler.upTo(LONGEST_HANG));
        }
        if (scheduler.chance(noise / 8)) {
            return promise.plus(scheduler.upTo(LATEST));
        }
        if (noise()) {
            return scheduler.upTo(promise);
        }
        return scheduler.upTo(is(Illness.SLOW) ? USUAL.multipliedBy(TIMES_SLOWER) : USUAL);
    }

    /// @param whenSent given how long it takes until it is done, where it will be
    private <T> T send(String key, Consumer<Duration> whenSent, Supplier<T> effect, T unclear, T notSent) {
        if (is(Illness.AWAY)) {
            scheduler.step();
            return notSent;
        }
        watch.asked(name);
        var travel = travel();
        var call = new Call<T>();
        boolean arrives = !noise() && (!is(Illness.ERRORS) || scheduler.chance(ERRORS_PER_MILLE));
        if (arrives) {
            whenSent.accept(travel);
            scheduler.after(travel, name, () -> call.answer = arrive(key, effect, unclear));
        }
        if (is(Illness.ERRORS)) {
            scheduler.step();
            return unclear;
        }
        boolean answers = arrives && !is(Illness.NO_ANSWERS) && !noise() && travel.compareTo(ANSWER_WITHIN) < 0;
        scheduler.sleep(answers ? travel.plus(scheduler.upTo(USUAL)) : ANSWER_WITHIN);
        scheduler.step();
        var answer = call.answer;
        return answers && answer != null ? answer : unclear;
    }

    /// What it is asked under a key that it knows, it has done already.
    @SuppressWarnings("unchecked") // the key says what kind of answer it is
    private <T> T arrive(String key, Supplier<T> effect, T unclear) {
        var known = answers.get(key);
        if (known == null) {
            var answer = effect.get();
            answers.put(key, answer);
            return answer;
        }
        return (T) known;
    }
}
