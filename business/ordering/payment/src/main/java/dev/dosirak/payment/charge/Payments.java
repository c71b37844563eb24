package dev.dosirak.payment.charge;

import dev.dosirak.platform.kernel.CommandHandler;
import dev.dosirak.platform.kernel.Versioned;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;

/// Every payment ever asked for, by its order, and the work there is on them. All nodes take their work here, so each
/// piece is done by one of them, and what a node had taken that died comes back.
public interface Payments {

    /// So often in a row a look may be in vain before people are told: as often as a refund before it is stuck.
    int LOOKS_BEFORE_TASK = RefundRules.TRIES_BEFORE_STUCK;

    /// [Payment.Nothing] with version 0 when nothing is known.
    Versioned<Payment> load(UUID order);

    /// Records and publishes `events` after `before`, together with when the payment is to be looked at again.
    ///
    /// @return the state after the events
    /// @throws dev.dosirak.platform.kernel.Stale when somebody else has appended since `before` was loaded
    Versioned<Payment> append(UUID order, Versioned<Payment> before, List<PaymentEvent> events);

    /// Puts decisions on record.
    static CommandHandler<UUID, Payment, PaymentCommand, PaymentEvent> commands(
            Payments payments, InstantSource clock) {
        return new CommandHandler<>(payments::load, Payment::decide, payments::append, clock);
    }

    /// Payments that are to be looked at by now, longest due first; each is put off by a growing pause, so that
    /// no other caller gets it meanwhile and a look in vain is followed by another.
    List<UUID> claimDue(int limit);

    /// A look at this payment has failed because of us: it is set aside, and if that goes on, people are told.
    ///
    /// @param why for them
    void setAside(UUID order, String why);

    /// A look at this payment was in vain, because the gateway does not say what came of it: if that goes on
    /// for [#LOOKS_BEFORE_TASK], people are told.
    void unclear(UUID order);

    /// Payments that seem to be at their end and are due for another question to `party` whether they are; each
    /// is put off for a while, in case whoever asks is no more.
    List<Recheck> claimRechecks(RecheckParty party, int limit);

    /// The gateway does not say; if that goes on, people are told.
    void unclear(Recheck recheck);

    /// Nothing was found; the next look comes in its time, if there is one.
    void recheckPassed(Recheck recheck);

    enum RecheckParty {
        /// Whether it took money for a payment that came to nothing.
        GATEWAY,
        /// Whether it has called off what is approved.
        ORDER
    }

    /// @param number of the look, from 0
    record Recheck(UUID order, RecheckParty party, int number) {}
}
