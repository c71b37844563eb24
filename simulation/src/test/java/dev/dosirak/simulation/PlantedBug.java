package dev.dosirak.simulation;

import dev.dosirak.payment.distribution.InMemoryRateLeases;
import java.util.Arrays;
import java.util.List;

/// What somebody might get wrong one day. Each is found, or the simulation is not worth its time.
enum PlantedBug {
    /// A consumer applies what it has applied already.
    NO_DEDUPE(Parts.REAL.withInbox(BrokenConsumers::withoutMemory), Invariant.EFFECTS_ONCE),

    /// A consumer says that it has a record, and then applies it.
    ACKNOWLEDGED_BEFORE_COMMIT(
            Parts.REAL.acknowledgingFirst(),
            Invariant.NOTHING_LOST,
            Invariant.PAID_IFF_NOT_OFF,
            Invariant.EFFECTS_ONCE),

    /// What a consumer does and that it has done it are not on record together.
    NO_TRANSACTION(
            Parts.REAL.withDatabase(BrokenConsumers::withoutTransactions),
            Invariant.EFFECTS_ONCE,
            Invariant.NOTHING_LOST,
            Invariant.PAID_IFF_NOT_OFF),

    /// Nobody asks what became of a request without an answer.
    NEVER_INQUIRED(
            Parts.REAL.withGateway(BrokenGateways::neverInquired),
            Invariant.UNKNOWN_RESOLVES,
            Invariant.PAID_IFF_NOT_OFF),

    /// The gateway knows of nothing, and that is believed long before it has to have heard of it.
    NOT_FOUND_FINAL_TOO_EARLY(
            Parts.REAL.withRetrySchedule(BrokenRules::impatient), Invariant.NO_GUESSES, Invariant.NEVER_TWICE),

    /// No answer, so another gateway is asked.
    FAILOVER_AFTER_AMBIGUITY(
            Parts.REAL.withRules(BrokenRules::takingSilenceForNotSent),
            Invariant.NEVER_TWICE,
            Invariant.PAID_IFF_NOT_OFF),

    /// Money is asked back of a gateway that does not have it.
    REFUND_TO_THE_WRONG_GATEWAY(
            Parts.REAL.withGateways(BrokenGateways::refundingAtTheNextOne),
            Invariant.PAID_IFF_NOT_OFF,
            Invariant.UNKNOWN_RESOLVES,
            Invariant.NOTHING_LOST),

    /// Each node asks as often as all of them may together.
    CAP_PER_NODE(Parts.REAL.withLeases((_, clock) -> new InMemoryRateLeases(clock)), Invariant.WITHIN_CONTRACT),

    /// Money goes back of what another order has paid.
    REFUND_OF_ANOTHER_CAPTURE(
            Parts.REAL.withGateway(BrokenGateways::refundingTheLastCapture),
            Invariant.PAID_IFF_NOT_OFF,
            Invariant.BOOKS_AGREE,
            Invariant.NOTHING_LOST),

    /// What is sent again is a new request to the gateway.
    RETRY_WITHOUT_KEY(
            Parts.REAL.withGateway(BrokenGateways::withoutKeys), Invariant.NEVER_TWICE, Invariant.PAID_IFF_NOT_OFF),

    /// A refusal that comes with HTTP 200 is taken for a yes.
    REFUSAL_READ_AS_SUCCESS(
            Parts.REAL.withGateway(BrokenGateways::readingRefusalsAsSuccess),
            Invariant.PAID_IFF_NOT_OFF,
            Invariant.BOOKS_AGREE),

    /// Money goes through a floating point number once.
    FLOAT_MONEY(Parts.REAL.withGateway(BrokenGateways::countingInFloats), Invariant.WHOLE_WON),

    /// A payment that has come to nothing is over, whatever the gateway says.
    LATE_CAPTURE_IGNORED(Parts.REAL.withRules(BrokenRules::withoutLateCaptures), Invariant.PAID_IFF_NOT_OFF),

    /// What a bank undoes of a deposit is not our business.
    UNDONE_DEPOSIT_IGNORED(
            Parts.REAL.withRules(BrokenRules::ignoringUndoneDeposits),
            Invariant.PAID_IFF_NOT_OFF,
            Invariant.BOOKS_AGREE),

    /// What the gateway has given back of a payment by itself is not subtracted.
    PARTIAL_CANCEL_IGNORED(
            Parts.REAL.withGateway(BrokenGateways::ignoringWhatIsLeft),
            Invariant.PAID_IFF_NOT_OFF,
            Invariant.BOOKS_AGREE,
            Invariant.NOTHING_LOST),

    /// Who was slower writes over what the faster one has written.
    STALE_OVERWRITE(
            Parts.REAL.withOrders(BrokenRules::overwriting),
            Invariant.PAID_IFF_NOT_OFF,
            Invariant.EFFECTS_ONCE,
            Invariant.NOTHING_LOST),

    /// What has gone back of another capture is taken for what has gone back of ours.
    REFUND_BY_ORDER(
            Parts.REAL.withGateway(BrokenGateways::lookingAtTheOrder),
            Invariant.PAID_IFF_NOT_OFF,
            Invariant.BOOKS_AGREE,
            Invariant.NEVER_TWICE),

    /// A payment that its gateway shows as failed is asked for again and again.
    FAILURE_NOT_BELIEVED(Parts.REAL.withGateway(BrokenGateways::notBelievingFailures), Invariant.UNKNOWN_RESOLVES),

    /// What the gateway says in words that nobody knows is taken for a no.
    NEW_WORDS_READ_AS_NO(Parts.REAL.withGateway(BrokenGateways::readingSilenceAsNo), Invariant.NO_GUESSES),

    /// Between the decision that a request may be sent and its sending, somebody waits.
    SENT_LATE(Parts.REAL.withGateway(BrokenGateways::sendingLate), Invariant.NO_GUESSES, Invariant.NEVER_TWICE),

    /// A gateway that wants to know the day of an order is told the one when it was made.
    DAY_OF_THE_ORDER(
            Parts.REAL.withGateway(BrokenGateways::askingForTheDayOfTheOrder),
            Invariant.PAID_IFF_NOT_OFF,
            Invariant.BOOKS_AGREE,
            Invariant.NEVER_TWICE,
            Invariant.NO_GUESSES),

    /// A gateway that wants to know the day of an order is told today's.
    MIDNIGHT(
            Parts.REAL.withGateway(BrokenGateways::askingForToday),
            Invariant.PAID_IFF_NOT_OFF,
            Invariant.BOOKS_AGREE,
            Invariant.NO_GUESSES);

    private final Parts parts;
    private final Invariant[] violated;

    PlantedBug(Parts parts, Invariant... violated) {
        this.parts = parts;
        this.violated = violated;
    }

    Parts parts() {
        return parts;
    }

    /// One of these shows it.
    List<Invariant> violated() {
        return Arrays.asList(violated);
    }
}
