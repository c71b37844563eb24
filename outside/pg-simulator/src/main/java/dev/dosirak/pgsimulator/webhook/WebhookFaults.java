package dev.dosirak.pgsimulator.webhook;

import java.time.Duration;

/// What is wrong with a gateway's webhooks just now. Not kept over a restart.
///
/// @param never whether it sends none
/// @param copies so often each is sent
/// @param contradicted whether another one says the contrary 45 ms later
/// @param paidLate so much later it tells of money taken, so that a cancel may be told of before
public record WebhookFaults(boolean never, int copies, boolean contradicted, Duration paidLate) {

    public static final WebhookFaults NONE = new WebhookFaults(false, 1, false, Duration.ZERO);
}
