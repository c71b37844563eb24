package dev.dosirak.payment.charge;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.dosirak.payment.charge.JournalCheckpoints.Checkpoint;
import dev.dosirak.payment.charge.Payment.AwaitingResult;
import dev.dosirak.payment.charge.Payment.CancelledUnseen;
import dev.dosirak.payment.charge.Payment.Nothing;
import dev.dosirak.payment.charge.Payment.Paid;
import dev.dosirak.payment.charge.Payment.Refunded;
import dev.dosirak.payment.charge.Payment.Refunding;
import dev.dosirak.payment.charge.Payment.Unasked;
import dev.dosirak.payment.charge.Payment.Unpaid;
import dev.dosirak.payment.charge.PaymentCommand.Captured;
import dev.dosirak.payment.charge.PaymentCommand.DepositReversed;
import dev.dosirak.payment.charge.PaymentCommand.FoundBeside;
import dev.dosirak.payment.charge.PaymentGateway.Balance;
import dev.dosirak.payment.charge.PaymentGateway.Entry;
import dev.dosirak.payment.charge.PaymentGateway.Movement;
import dev.dosirak.payment.charge.PaymentGateway.Unreadable;
import dev.dosirak.payment.charge.Tasks.Kind;
import dev.dosirak.platform.kernel.CommandHandler;
import dev.dosirak.platform.kernel.Stale;
import dev.dosirak.platform.kernel.Versioned;
import dev.dosirak.platform.kernel.Won;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/// Compares the gateway's journal with our payments, whatever anybody has been told or has forgotten to
/// ask. Money taken for a payment that came to nothing or is paid elsewhere goes back; money given back
/// of an approved one is published; what belongs to no payment of ours is shown to people, because it
/// may be somebody's whom we have lost, and nobody may take that away by machine.
public final class Reconciliation {

    private static final Logger log = System.getLogger(Reconciliation.class.getName());

    private static final int LONGEST_NAME = 200;
    private static final Duration OVERLAP = Duration.ofMinutes(2);
    private static final Duration LONGEST_SPAN = Duration.ofHours(1);
    private static final Duration LONGEST_RUN = Duration.ofMinutes(2);
    private static final Duration LONGEST_UNCLEAR = Duration.ofHours(1);
    private static final Duration LONGEST_BEHIND = Duration.ofHours(1);
    private static final Duration FIRST_LOOK_BACK = Duration.ofDays(1);

    private final PaymentGateway gateway;
    private final Payments payments;
    private final CommandHandler<UUID, Payment, PaymentCommand, PaymentEvent> commands;
    private final JournalCheckpoints checkpoints;
    private final Tasks tasks;
    private final InstantSource clock;
    private final InstantSource exactClock;

    /// @param clock the same for all nodes
    /// @param exactClock the same, and never behind, not even after a sleep
    public Reconciliation(
            PaymentGateway gateway,
            Payments payments,
            CommandHandler<UUID, Payment, PaymentCommand, PaymentEvent> commands,
            JournalCheckpoints checkpoints,
            Tasks tasks,
            InstantSource clock,
            InstantSource exactClock) {
        this.gateway = gateway;
        this.payments = payments;
        this.commands = commands;
        this.checkpoints = checkpoints;
        this.tasks = tasks;
        this.clock = clock;
        this.exactClock = exactClock;
    }

    private enum Verdict {
        EXPLAINED,
        /// The gateway was asked, and what it said explains it.
        EXPLAINED_BY_GATEWAY,
        UNEXPLAINED,
        /// Not now; perhaps later.
        UNCLEAR,
        /// The gateway would have to be asked, and our contract allows no more requests just now.
        NOT_ASKED
    }

    /// One reading of the whole journal, always so much behind. A second one much later finds what was entered
    /// late.
    public record Pass(String name, Duration behind) {

        /// The reading of one gateway's journal.
        public Pass at(String gateway) {
            return new Pass(gateway + "-" + name, behind);
        }
    }

    /// Goes on where the last run of the pass has ended; ends early, to be run again, when the gateway does not
    /// answer, is slow, or there is very much to read. A mark that is ahead of time was set by a clock that
    /// was, and has passed by what came after it: a whole day is read again.
    public void run(Pass pass) {
        var began = exactClock.instant();
        var end = began.minus(pass.behind());
        var until = began.plus(LONGEST_RUN);
        var first = checkpoints
                .of(pass.name())
                .filter(it -> !it.upTo().isAfter(end))
                .orElseGet(() -> begin(pass, end));
        var checkpoint = first;
        while (checkpoint.upTo().isBefore(end) && clock.instant().isBefore(until)) {
            var next = readPage(pass, checkpoint, end, until);
            if (next.equals(checkpoint)) {
                break;
            }
            checkpoints.advance(pass.name(), next, end);
            checkpoint = next;
        }
        reportProgress(
                pass,
                checkpoint.upTo(),
                checkpoint.equals(first) && checkpoint.upTo().isBefore(end.minus(LONGEST_BEHIND)));
    }

    private Checkpoint begin(Pass pass, Instant end) {
        var first = Checkpoint.of(end.minus(FIRST_LOOK_BACK));
        checkpoints.advance(pass.name(), first, end);
        return first;
    }

    /// What is not compared looks as if all were well: nobody else would notice.
    private void reportProgress(Pass pass, Instant upTo, boolean standsStill) {
        if (standsStill) {
            tasks.raise(Kind.JOURNAL_BEHIND, pass.name(), "compared up to %s and no farther".formatted(upTo));
        } else {
            tasks.resolve(Kind.JOURNAL_BEHIND, pass.name());
        }
    }

    /// One page more. Where nothing comes behind it, the span has come to its end.
    ///
    /// @return the same mark when the gateway did not say, or not enough
    private Checkpoint readPage(Pass pass, Checkpoint checkpoint, Instant end, Instant until) {
        var full = checkpoint.upTo().plus(LONGEST_SPAN);
        var to = full.isBefore(end) ? full : end;
        var page = gateway.journal(checkpoint.upTo().minus(OVERLAP), to, checkpoint.afterKey());
        if (page.isEmpty()) {
            return checkpoint;
        }
        var reached = checkpoint;
        var entries = page.get().stream().map(Reconciliation::storable).toList();
        for (var entry : entries) {
            if (!compare(pass, entry)) {
                return reached;
            }
            reached = reached.after(entry.key());
            if (!clock.instant().isBefore(until)) {
                return reached;
            }
        }
        return entries.stream().anyMatch(it -> it.key().isPresent()) ? reached : Checkpoint.of(to);
    }

    /// What no table takes is nothing that we could know of, and must not stop those behind it.
    private static Entry storable(Entry entry) {
        return switch (entry) {
            case Movement it
            when Stream.of(it.name(), it.order(), it.paymentKey()).allMatch(Reconciliation::isStorable) -> it;
            case Movement it -> new Unreadable(it.key().filter(Reconciliation::isStorable), it.toString());
            case Unreadable it -> new Unreadable(it.key().filter(Reconciliation::isStorable), it.text());
        };
    }

    private static boolean isStorable(String name) {
        return name.length() <= LONGEST_NAME && name.chars().noneMatch(Character::isISOControl);
    }

    private boolean compare(Pass pass, Entry entry) {
        return switch (entry) {
            case Movement it -> compare(pass, it);
            case Unreadable it -> {
                tasks.raise(Kind.UNEXPLAINED, it.key().orElseGet(() -> nameOf(it)), it.text());
                yield true;
            }
        };
    }

    /// The same whenever it is read.
    private static String nameOf(Unreadable it) {
        return UUID.nameUUIDFromBytes(it.text().getBytes(UTF_8)).toString();
    }

    /// What cannot be compared keeps others waiting for a while from when the journal first stopped at such a one,
    /// however old it is, and then no more: the next ones do not begin anew. One for which we may not ask is no
    /// such one: nobody has said that it cannot be compared.
    private boolean compare(Pass pass, Movement it) {
        return switch (explain(it)) {
            case EXPLAINED -> true;
            case EXPLAINED_BY_GATEWAY -> {
                checkpoints.goesOn(pass.name());
                yield true;
            }
            case UNEXPLAINED -> tellPeople(it);
            case UNCLEAR -> !isWaitedFor(pass, it) && tellPeople(it);
            case NOT_ASKED -> false;
        };
    }

    private boolean isWaitedFor(Pass pass, Movement it) {
        var now = clock.instant();
        return now.isBefore(checkpoints.stopped(pass.name(), it.name(), now).plus(LONGEST_UNCLEAR));
    }

    private boolean tellPeople(Movement it) {
        tasks.raise(Kind.UNEXPLAINED, it.paymentKey(), it.toString());
        return true;
    }

    private Verdict explain(Movement it) {
        var order = orderOf(it);
        try {
            return order.isPresent() ? Stale.retried(() -> explain(it, payments.load(order.get()))) : unknown(it);
        } catch (RuntimeException e) {
            log.log(Level.WARNING, () -> "Not compared with our payments: " + it, e);
            return Verdict.UNCLEAR;
        }
    }

    /// What goes back of money that is on no record was explained when it was taken, or is shown to
    /// people since.
    private Verdict explain(Movement it, Versioned<Payment> payment) {
        return switch (payment.state()) {
            case Nothing _, CancelledUnseen _ -> unknown(it);
            case Unpaid s -> it.taken() ? lookAt(payment, s, it) : Verdict.EXPLAINED;
            case Paid s -> it.taken() ? isOf(payment, s, it) : reversed(payment, s, it);
            case Unasked s -> it.taken() ? lookAt(payment, s, it) : Verdict.EXPLAINED;
            case AwaitingResult s -> awaits(s, it);
            case Refunding s -> goesBack(payment, s, it);
            case Refunded s -> goesBack(payment, s, it);
        };
    }

    private Verdict reversed(Versioned<Payment> payment, Paid state, Movement it) {
        boolean mayBeOurs =
                gateway.name().equals(state.capture().pg()) || captures(state).anyMatch(each -> isOf(each, it));
        return mayBeOurs ? lookAt(payment, state, it) : Verdict.EXPLAINED;
    }

    /// Somebody is at it, and asks the gateway himself, but only the one that was asked last.
    private Verdict awaits(AwaitingResult state, Movement it) {
        boolean ours = gateway.name().equals(state.attempt().pg());
        return ours || !it.taken() ? Verdict.EXPLAINED : Verdict.UNCLEAR;
    }

    private static Verdict unknown(Movement it) {
        return it.taken() ? Verdict.UNEXPLAINED : Verdict.EXPLAINED;
    }

    /// Money that another gateway has taken [goes back][SecondCapture] by itself, when an inquiry shows it; the rest is
    /// shown to people.
    private Verdict isOf(Versioned<Payment> payment, Payment.Captured state, Movement it) {
        if (captures(state).anyMatch(each -> each.paymentKey().equals(it.paymentKey()))) {
            return Verdict.EXPLAINED;
        }
        return gateway.name().equals(state.capture().pg()) ? beside(payment, state, it) : lookAt(payment, state, it);
    }

    /// One gateway may call a payment by another name one day. It has taken two only where it knows both.
    private Verdict beside(Versioned<Payment> payment, Payment.Captured state, Movement it) {
        var bill = state.bill();
        var second = captureOf(state, it);
        return switch (gateway.balance(bill, state.capture())) {
            case Balance.Left _ ->
                look(payment, bill, second, it, left -> new FoundBeside(second, left, clock.instant()));
            // Judged by its end, when it is looked at again.
            case Balance.DepositReversed _ -> {
                found(payment, bill, it, new DepositReversed(state.capture(), clock.instant()));
                yield Verdict.UNCLEAR;
            }
            case Balance.NoCapture _ -> Verdict.UNEXPLAINED;
            case Balance.Unclear _ -> Verdict.UNCLEAR;
            case Balance.NotAsked _ -> Verdict.NOT_ASKED;
        };
    }

    /// Whoever gives it back asks the gateway himself, but only for this one.
    private Verdict goesBack(Versioned<Payment> payment, Payment.Captured state, Movement it) {
        return it.taken() ? isOf(payment, state, it) : Verdict.EXPLAINED;
    }

    /// The very payment that was moved, whatever else the gateway has of its order.
    private Verdict lookAt(Versioned<Payment> payment, Payment.Known state, Movement it) {
        var capture = captureOf(state, it);
        return look(payment, state.bill(), capture, it, left -> new Captured(capture, left, clock.instant()));
    }

    private Verdict look(
            Versioned<Payment> payment,
            PaymentBill bill,
            Capture capture,
            Movement it,
            Function<Won, PaymentCommand> found) {
        return switch (gateway.balance(bill, capture)) {
            case Balance.Left left -> found(payment, bill, it, found.apply(left.amount()));
            case Balance.DepositReversed _ -> found(payment, bill, it, new DepositReversed(capture, clock.instant()));
            case Balance.NoCapture _ -> Verdict.UNEXPLAINED;
            case Balance.Unclear _ -> Verdict.UNCLEAR;
            case Balance.NotAsked _ -> Verdict.NOT_ASKED;
        };
    }

    /// What was taken may be another amount than the bill's, where customers pay without us; of what
    /// goes back, the amount on record counts.
    private Capture captureOf(Payment.Known state, Movement it) {
        return captures(state)
                .filter(each -> isOf(each, it))
                .findFirst()
                .orElseGet(() -> new Capture(
                        gateway.name(),
                        it.paymentKey(),
                        it.taken() ? it.amount() : state.bill().amount()));
    }

    private boolean isOf(Capture capture, Movement it) {
        return capture.pg().equals(gateway.name()) && capture.paymentKey().equals(it.paymentKey());
    }

    private static Stream<Capture> captures(Payment.Known state) {
        return state instanceof Payment.Captured s
                ? Stream.concat(Stream.of(s.capture()), s.seconds().stream().map(SecondCapture::capture))
                : Stream.empty();
    }

    /// Only while nobody has begun an attempt meanwhile, at another gateway: what comes of that must be
    /// known first.
    private Verdict found(Versioned<Payment> payment, PaymentBill bill, Movement it, PaymentCommand command) {
        commands.handle(bill.order(), payment, command);
        tasks.resolve(Kind.UNEXPLAINED, it.paymentKey());
        return Verdict.EXPLAINED_BY_GATEWAY;
    }

    private static Optional<UUID> orderOf(Movement it) {
        try {
            return Optional.of(UUID.fromString(it.order()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
