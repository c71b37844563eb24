package dev.dosirak.payment.reconciliation.web;

import dev.dosirak.payment.reconciliation.BadStatement.Problem;
import dev.dosirak.payment.reconciliation.Difference;
import dev.dosirak.payment.reconciliation.DifferenceReason;
import dev.dosirak.payment.reconciliation.ReconciliationRefusal;
import dev.dosirak.payment.reconciliation.SettlementBooks;
import dev.dosirak.payment.reconciliation.SettlementBooks.DayResult;
import dev.dosirak.platform.kernel.OneOf;
import dev.dosirak.platform.kernel.Refused;
import dev.dosirak.platform.kernel.Won;
import dev.dosirak.platform.web.caller.Caller;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// What became of comparing a gateway's statement of a day with our payments.
@RestController
@RequestMapping("/api/v1/payments/reconciliations")
class ReconciliationController {

    /// Differences beyond these are counted, and not shown.
    private static final int MOST = 1_000;

    private final SettlementBooks books;

    ReconciliationController(SettlementBooks books) {
        this.books = books;
    }

    /// @param problem what is wrong with the statement; absent when it was read
    /// @param comparedAt absent when it was not compared yet
    /// @param rows of the statement
    /// @param takenByUs what we took there on that day
    /// @param taken what the statement says
    /// @param givenBack below zero
    /// @param fee without VAT
    /// @param payOut what is to be paid out for its rows
    /// @param paidOut what reached the bank on that day, for earlier ones
    /// @param open differences that somebody has still to see to
    record ReconciliationView(
            String gateway,
            LocalDate day,
            @Nullable @OneOf(constantsOf = Problem.class) String problem,
            @Nullable Instant comparedAt,
            int rows,
            Won takenByUs,
            Won taken,
            Won givenBack,
            Won fee,
            Won vat,
            Won payOut,
            Won paidOut,
            int open,
            List<DifferenceView> differences) {

        static ReconciliationView of(String gateway, LocalDate day, DayResult it, List<Difference> differences) {
            return new ReconciliationView(
                    gateway,
                    day,
                    it.problem(),
                    it.comparedAt(),
                    it.rows(),
                    it.takenByUs(),
                    it.taken(),
                    it.givenBack(),
                    it.fee(),
                    it.vat(),
                    it.payOut(),
                    it.paidOut(),
                    it.open(),
                    differences.stream().map(DifferenceView::of).toList());
        }
    }

    /// @param about the order; of a row its key, of a pay-out the bank's reference or the day
    /// @param ours what we have, or what the contract says
    /// @param theirs what the gateway says, or what the bank has
    /// @param open whether somebody has still to see to it
    record DifferenceView(
            @OneOf(constantsOf = DifferenceReason.class) String reason,
            String about,
            Won ours,
            Won theirs,
            boolean open) {

        static DifferenceView of(Difference it) {
            return new DifferenceView(
                    DifferenceReason.NAMES.nameOf(it.reason()), it.about(), it.ours(), it.theirs(), it.open());
        }
    }

    @GetMapping
    ReconciliationView reconciliation(
            Caller.Operator operator, @RequestParam String gateway, @RequestParam LocalDate day) {
        var result =
                books.result(gateway, day).orElseThrow(() -> new Refused(ReconciliationRefusal.UNKNOWN_RECONCILIATION));
        return ReconciliationView.of(gateway, day, result, books.differences(gateway, day, "", "", MOST));
    }
}
