package dev.dosirak.payment.charge;

import dev.dosirak.platform.kernel.EnumNames;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// What people should look at, because the program cannot tell what is right.
public interface Tasks {

    enum Kind {
        /// The gateway refuses to give money back.
        REFUND_STUCK,
        /// What a gateway has left does not tell whether a part has gone back, or is less than that part.
        PARTIAL_REFUND_GIVEN_UP,
        /// The gateway gave money of an approved payment back by itself; its order goes on.
        REVERSED,
        /// A bank has undone the deposit that paid an order, which may be on its way, or eaten.
        DEPOSIT_REVERSED,
        /// A customer disputes a sum, and the card company has not decided yet.
        CHARGEBACK,
        /// A gateway tells of a dispute, or of its end: its sum or outcome is to be put on record.
        DISPUTE_TOLD,
        /// A payment does not come to its end: we ourselves fail at it again and again, or the gateway does not
        /// say what came of it.
        UNSETTLED,
        /// The gateway's journal has money of which we know nothing, or an entry that cannot be read.
        UNEXPLAINED,
        /// A payment is approved, and there is no order that anybody knows of.
        ORDER_UNKNOWN,
        /// The gateway's journal cannot be compared any farther, or its statement of a day not at all.
        JOURNAL_BEHIND,
        /// A gateway's statement of a day is not there in time, or not as it should be.
        STATEMENT_BAD,
        /// A gateway's statement, or what it paid out, is not what we have.
        SETTLEMENT_DIFFERS;

        /// In tables and to operators.
        public static final EnumNames<Kind> NAMES = EnumNames.of(Kind.class, it -> switch (it) {
            case REFUND_STUCK -> "refund-stuck";
            case PARTIAL_REFUND_GIVEN_UP -> "partial-refund-given-up";
            case REVERSED -> "reversed";
            case DEPOSIT_REVERSED -> "deposit-reversed";
            case CHARGEBACK -> "chargeback";
            case DISPUTE_TOLD -> "dispute-told";
            case UNSETTLED -> "unsettled";
            case UNEXPLAINED -> "unexplained";
            case ORDER_UNKNOWN -> "order-unknown";
            case JOURNAL_BEHIND -> "journal-behind";
            case STATEMENT_BAD -> "statement-bad";
            case SETTLEMENT_DIFFERS -> "settlement-differs";
        });
    }

    /// @param about the order, the gateway's key of a payment or an entry, the pass through its journal, or gateway,
    ///     day and, where that is known, what is wrong
    /// @param detail for people
    record Task(long id, Kind kind, String about, String detail, Instant since) {}

    /// When the same is open already, its detail is this one from now on.
    void raise(Kind kind, String about, String detail);

    /// It has come right by itself.
    void resolve(Kind kind, String about);

    /// Oldest first.
    ///
    /// @param after the id of the last task of the page before, 0 for the beginning
    List<Task> open(long after, int limit);

    /// Somebody has seen to it.
    ///
    /// @param note what was done, for who asks later
    /// @throws Refused when no such task is open
    void close(long id, UUID by, String note);
}
