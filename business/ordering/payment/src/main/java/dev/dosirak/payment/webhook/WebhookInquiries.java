package dev.dosirak.payment.webhook;

import java.util.List;
import java.util.UUID;

/// The queue of payments that a gateway is to be asked about because it has told of them.
///
/// For a payment and a gateway there is one inquiry at most that waits, however many webhooks ask for it, and the more
/// there were, the longer it waits; for a payment that we do not know there is none.
public interface WebhookInquiries {

    /// @param claim what the webhooks since the last inquiry say, if all say the same
    /// @param heard how many webhooks had come by then
    record Inquiry(UUID id, UUID order, String gateway, WebhookClaim claim, int heard) {}

    /// On record when it returns. Due a moment later: whoever has just asked for the money gets his answer first, and
    /// words that contradict each other are one inquiry.
    void request(String gateway, UUID order, WebhookClaim claim);

    /// Whether any of a gateway is due.
    boolean areDue(String gateway);

    /// Those of a gateway that are due, each for one node. Whoever has claimed one and is no more, has it taken by
    /// another.
    List<Inquiry> claim(String gateway, int limit);

    /// The gateway was not asked, because our contract allows no more requests just now: that makes no pause longer.
    void notAsked(Inquiry inquiry);

    /// There is nothing more to ask; where another webhook has come meanwhile, it is looked at once more.
    void done(Inquiry inquiry);
}
