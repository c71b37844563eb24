package dev.dosirak.payment.charge;

import java.util.List;
import java.util.UUID;

/// The queue of payments that seem to be at their end, and may not be. As of [DuePayments], each is one node's.
public interface Rechecks {

    /// Who is asked.
    enum Party {
        /// Whether it took money for a payment that came to nothing.
        GATEWAY,
        /// Whether it has called off what is approved.
        ORDER
    }

    /// @param number of the look, from 0
    record Recheck(UUID order, Party party, int number) {}

    /// Payments that are due for another question to `party`; each is put off for a while, in case whoever asks
    /// is no more.
    List<Recheck> claim(Party party, int limit);

    /// The same, of those for which this gateway was asked last: no other's keep them waiting.
    List<Recheck> claimOfGateway(String gateway, int limit);

    /// The same, of those for which a gateway was asked last that we have no contract with any more.
    List<Recheck> claimOfNoGateway(int limit);

    /// The question has failed because of us; if that goes on, people are told.
    ///
    /// @param why for them
    void setAside(Recheck recheck, String why);

    /// The party does not say; if that goes on, people are told.
    void unclear(Recheck recheck);

    /// Nothing was found; the next look comes in its time, if there is one.
    void passed(Recheck recheck);
}
