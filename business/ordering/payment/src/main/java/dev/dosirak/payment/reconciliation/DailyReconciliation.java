package dev.dosirak.payment.reconciliation;

import dev.dosirak.payment.charge.Tasks;
import dev.dosirak.payment.charge.Tasks.Kind;
import dev.dosirak.payment.reconciliation.BadStatement.Problem;
import dev.dosirak.payment.reconciliation.DifferenceReason.Course;
import dev.dosirak.payment.reconciliation.SettlementBooks.Comparison;
import dev.dosirak.platform.kernel.OneByOne;
import dev.dosirak.platform.kernel.Seoul;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.UUID;

/// Reads one gateway's statement of each day as soon as it is there, and compares it with our payments and
/// with what reached the bank: on every day of the next two weeks again, since cancels and pay-outs come
/// later.
public final class DailyReconciliation {

    private static final Logger log = System.getLogger(DailyReconciliation.class.getName());

    /// Longer than the business days that a cancel or a pay-out takes.
    private static final int LOOK_BACK = 14;

    private static final String PAY_OUTS = "pay-outs ";
    private static final int PAGE = 100;
    private static final int MOST_INQUIRIES = 1_000;

    private final SettlementStatements statements;
    private final SettlementTerms terms;
    private final SettlementBooks books;
    private final LateMoney lateMoney;
    private final Tasks tasks;
    private final LocalTime statementBy;
    private final InstantSource clock;
    private final TriedDays triedDays;

    /// @param statementBy when on the next day a statement should be there
    public DailyReconciliation(
            SettlementStatements statements,
            SettlementTerms terms,
            SettlementBooks books,
            LateMoney lateMoney,
            Tasks tasks,
            LocalTime statementBy,
            InstantSource clock) {
        this.statements = statements;
        this.terms = terms;
        this.books = books;
        this.lateMoney = lateMoney;
        this.tasks = tasks;
        this.statementBy = statementBy;
        this.clock = clock;
        this.triedDays = new TriedDays(statements.gateway(), tasks);
    }

    /// Harmless when done twice. A day that fails keeps no other from its turn, and whoever is interrupted
    /// begins no other: what he has done by then is not done again. No day is compared before all that are
    /// new have been read, since what belongs to one day may stand in the statement of another.
    ///
    /// @throws RuntimeException the first failure
    public void run() {
        var today = Seoul.dayOf(clock.instant());
        var due = books.due(gateway(), today.minusDays(LOOK_BACK), today.minusDays(1), today)
                .reversed();
        var days = new OneByOne();
        days.handle(due, it -> !books.isRead(gateway(), it) && run(it, () -> read(it)));
        days.handle(due, it -> books.isRead(gateway(), it) && run(it, () -> compareNewest(it, today)));
        days.throwFailure();
    }

    private boolean run(LocalDate day, Runnable work) {
        if (Thread.currentThread().isInterrupted()) {
            return false;
        }
        triedDays.begin(day);
        try {
            work.run();
            triedDays.done(day);
            return true;
        } catch (RuntimeException e) {
            triedDays.failed(day, e);
            throw e;
        }
    }

    /// One that differed is read again, once a day: its gateway may have corrected it. Where we may not ask
    /// for that, the edition before is compared.
    private void compareNewest(LocalDate day, LocalDate today) {
        if (books.isOpenAndReadBefore(gateway(), day, Seoul.midnightAfter(today.minusDays(1)))) {
            readAgain(day);
        }
        compare(day, today);
    }

    private void readAgain(LocalDate day) {
        try {
            read(day);
        } catch (StatementNotAsked e) {
            log.log(
                    Level.INFO,
                    () -> "%s's statement of %s is not read again today: %s".formatted(gateway(), day, e.getMessage()));
        }
    }

    /// Whose statements these are.
    public String gateway() {
        return statements.gateway();
    }

    /// Reads the statement of a day, be it for the first time or again; a newer edition takes the place of
    /// the old one.
    ///
    /// @return false when it is bad: nothing has changed then, and people are told
    /// @throws StatementNotAsked nothing has changed then, either
    public boolean read(LocalDate day) {
        try {
            books.read(statements, day, clock.instant());
            tell(day, "", Optional.empty());
            return true;
        } catch (BadStatement bad) {
            throwIfInterrupted(bad);
            log.log(Level.WARNING, () -> "%s's statement of %s: %s".formatted(gateway(), day, bad.getMessage()));
            books.failed(gateway(), day, bad);
            tell(day, "", Optional.of(bad));
            return false;
        }
    }

    /// That is no word of the gateway's.
    private static void throwIfInterrupted(BadStatement bad) {
        if (Thread.currentThread().isInterrupted()) {
            throw bad;
        }
    }

    /// People see what is wrong now, and no longer what was.
    private void tell(LocalDate day, String part, Optional<BadStatement> bad) {
        var forPeople = bad.filter(it -> it.problem() != Problem.NOT_THERE || isOverdue(day));
        for (var problem : Problem.values()) {
            var about = about(day, part + Problem.NAMES.nameOf(problem));
            forPeople
                    .filter(it -> it.problem() == problem)
                    .ifPresentOrElse(
                            it -> tasks.raise(Kind.STATEMENT_BAD, about, String.valueOf(it.getMessage())),
                            () -> tasks.resolve(Kind.STATEMENT_BAD, about));
        }
    }

    private boolean isOverdue(LocalDate day) {
        return ZonedDateTime.of(day.plusDays(1), statementBy, Seoul.ZONE)
                .toInstant()
                .isBefore(clock.instant());
    }

    public void compare(LocalDate day, LocalDate today) {
        try {
            books.keepPayOuts(gateway(), day, statements.payOuts(day));
            tell(day, PAY_OUTS, Optional.empty());
        } catch (StatementNotAsked e) { // the rest can be compared; this day comes again tomorrow
            log.log(Level.INFO, () -> "%s's pay-outs of %s: %s".formatted(gateway(), day, e.getMessage()));
        } catch (BadStatement bad) { // the same
            throwIfInterrupted(bad);
            log.log(Level.WARNING, () -> "%s's pay-outs of %s: %s".formatted(gateway(), day, bad.getMessage()));
            tell(day, PAY_OUTS, Optional.of(bad));
        }
        var first = books.compare(gateway(), day, terms, today);
        var byRule = first.open().keySet().stream()
                .filter(it -> it.course() == Course.RULE)
                .toList();
        byRule.forEach(it -> settle(day, it));
        tell(day, byRule.isEmpty() ? first : books.compare(gateway(), day, terms, today));
    }

    /// People are told of what is new; what they have closed and is still so they have seen. Who stops in between
    /// tells it with the next comparison.
    private void tell(LocalDate day, Comparison comparison) {
        for (var reason : DifferenceReason.values()) {
            var about = about(day, DifferenceReason.NAMES.nameOf(reason));
            var open = comparison.open().get(reason);
            if (open == null) {
                tasks.resolve(Kind.SETTLEMENT_DIFFERS, about);
            } else if (comparison.news().contains(reason)) {
                tasks.raise(Kind.SETTLEMENT_DIFFERS, about, "%d open".formatted(open));
                books.told(gateway(), day, reason);
            }
        }
    }

    private void settle(LocalDate day, DifferenceReason reason) {
        var after = "";
        for (int asked = 0; asked < MOST_INQUIRIES; asked += PAGE) {
            var page = books.open(gateway(), day, reason, after, PAGE);
            page.forEach(it -> settle(day, it));
            if (page.size() < PAGE) {
                return;
            }
            after = page.getLast().about();
        }
    }

    private void settle(LocalDate day, Difference difference) {
        try {
            if (lateMoney.settle(gateway(), UUID.fromString(difference.about()))) {
                books.settled(gateway(), day, difference.reason(), difference.about());
            }
        } catch (RuntimeException e) { // the others must go on; this one stays open, and people see it
            log.log(Level.WARNING, () -> "Not settled: " + difference, e);
        }
    }

    private String about(LocalDate day, String what) {
        return "%s %s %s".formatted(gateway(), day, what);
    }
}
