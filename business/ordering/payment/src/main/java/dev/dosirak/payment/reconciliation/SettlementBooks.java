package dev.dosirak.payment.reconciliation;

import dev.dosirak.platform.kernel.Won;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The statements that were read, and what became of comparing them with our payments.
public interface SettlementBooks {

    /// Days from `from` to `to` whose statement is not read yet, or that were not compared on `today`; never from
    /// before our first payment at that gateway, except `to` itself.
    ///
    /// @return the oldest first
    List<LocalDate> due(String gateway, LocalDate from, LocalDate to, LocalDate today);

    boolean isRead(String gateway, LocalDate day);

    /// Whether somebody has still to see to something of that day, and its statement was last read before `moment`.
    boolean isOpenAndReadBefore(String gateway, LocalDate day, Instant moment);

    /// Keeps the whole statement in place of the edition before.
    ///
    /// @param at when that is done
    /// @throws BadStatement nothing has changed then
    /// @throws StatementNotAsked nothing has changed then
    void read(SettlementStatements statements, LocalDate day, Instant at);

    /// The statement of the day could not be read.
    void failed(String gateway, LocalDate day, BadStatement bad);

    /// Keeps what was paid out that day, in place of what was known of it.
    void keepPayOuts(String gateway, LocalDate day, List<PayOut> payOuts);

    /// Compares a day whose statement was read. What was settled stays; what is not so any more is forgotten.
    Comparison compare(String gateway, LocalDate day, SettlementTerms terms, LocalDate today);

    /// The comparison's differences of a reason that are open.
    ///
    /// @param after the `about` of the last one that is known; empty for the beginning
    List<Difference> open(String gateway, LocalDate day, DifferenceReason reason, String after, int limit);

    void settled(String gateway, LocalDate day, DifferenceReason reason, String about);

    /// People know of the open differences of a reason.
    void told(String gateway, LocalDate day, DifferenceReason reason);

    Optional<DayResult> result(String gateway, LocalDate day);

    /// Sorted by reason, and then by what they are about.
    ///
    /// @param reason of the last one that is known; empty for the beginning
    List<Difference> differences(String gateway, LocalDate day, String reason, String about, int limit);

    /// @param open by reason, how many are open and not only waiting
    /// @param news those reasons of which people have not been told of all
    record Comparison(Map<DifferenceReason, Integer> open, Set<DifferenceReason> news) {}

    /// @param problem of the statement; absent when it was read
    /// @param takenByUs what we took there on that day
    /// @param taken what the statement says; `givenBack` is below zero
    record DayResult(
            @Nullable String problem,
            @Nullable Instant comparedAt,
            int rows,
            Won takenByUs,
            Won taken,
            Won givenBack,
            Won fee,
            Won vat,
            Won payOut,
            Won paidOut,
            int open) {}
}
