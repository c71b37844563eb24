package dev.dosirak.payment.charge;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

/// The queue of payments that are not at their end. All nodes take their work here, so each piece is done by one of
/// them, and what a node had taken that died comes back.
public interface DuePayments {

    /// So often in a row a look may be in vain before people are told: as often as a refund before it is stuck.
    int LOOKS_BEFORE_TASK = RefundRules.TRIES_BEFORE_STUCK;

    /// There is something to do for an order's payment right now.
    record DueNow(UUID order) {}

    /// There will be something to do for a payment that could not go on just now.
    record DueAfter(Duration pause) {}

    /// Payments that are to be looked at by now, longest due first; each is put off by a growing pause, so that
    /// no other caller gets it meanwhile and a look in vain is followed by another.
    List<UUID> claim(int limit);

    /// Nothing can be done for this payment now: the next look is due after `pause`.
    void postpone(UUID order, Duration pause);

    /// A look at this payment has failed because of us: it is set aside, and if that goes on, people are told.
    ///
    /// @param why for them
    void setAside(UUID order, String why);

    /// The gateway was not asked about this payment, because our contract allows no more requests just now: that was no
    /// look, and makes no pause longer.
    void notAsked(UUID order);

    /// A look at this payment was in vain, because the gateway does not say what came of it: if that goes on
    /// for [#LOOKS_BEFORE_TASK], people are told.
    void unclear(UUID order);
}
