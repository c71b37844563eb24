package dev.dosirak.payment.distribution;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;

/// Requests to gateways that nobody waits for, such as those for the pages of a statement. They are counted against the
/// contracted rate as all others, are a tenth of it at most, and wait while it is needed for others.
public final class UnhurriedRequests {

    private static final int SHARE = 10;
    private static final int MOST_LOOKS = 40;

    private final GatewayTable table;
    private final ContractedRates rates;
    private final Pause pause;

    /// Lets time go by.
    @FunctionalInterface
    public interface Pause {
        void of(Duration time) throws InterruptedException;
    }

    public UnhurriedRequests(GatewayTable table, ContractedRates rates, Pause pause) {
        this.table = table;
        this.rates = rates;
        this.pause = pause;
    }

    /// Waits until one more request may be sent.
    ///
    /// @return false when there was no room for it for many seconds
    /// @throws IOException when whoever waits is interrupted
    public boolean await(String gateway) throws IOException {
        var terms = table.of(gateway);
        try {
            pause.of(Duration.ofSeconds(SHARE).dividedBy(terms.perSecond()));
            for (int look = 0; look < MOST_LOOKS; look++) {
                if (rates.mayAskNow(terms)) {
                    return true;
                }
                pause.of(RateLeases.SLOT);
            }
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException(e.toString());
        }
    }
}
