package dev.dosirak.payment.webhook;

import java.util.List;
import java.util.UUID;

/// The queue of payments that a gateway is to be asked about because it has told of them.
///
/// For a payment and a gateway there is one inquiry at most that waits, however many webhooks ask for it, and the more
/// there were, the longer it waits; for a payment that we do not know there is none. So many are handed out at once for
/// a gateway.
public interface WebhookInquiries {

    /// @param heard how many webhooks had come by then
    record Inquiry(UUID id, UUID order, String gateway, int heard) {}

    /// On record when it returns.
    void request(String gateway, UUID order);

    /// Those of a gateway that are due. Whoever has claimed one and is no more, has it taken by another.
    List<Inquiry> claim(String gateway, int limit);

    /// It was asked; where another webhook has come meanwhile, it is asked once more.
    void done(Inquiry inquiry);
}
