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

    /// Returns when one more request may be sent.
    ///
    /// @throws IOException when there was no room for it for many seconds
    public void await(String gateway) throws IOException {
        var terms = table.of(gateway);
        try {
            pause.of(Duration.ofSeconds(SHARE).dividedBy(terms.perSecond()));
            for (int look = 0; look < MOST_LOOKS; look++) {
                if (rates.mayAskNow(terms)) {
                    return;
                }
                pause.of(RateLeases.SLOT);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException(e.toString());
        }
        throw new IOException("the contracted rate of %s is used up by others".formatted(gateway));
    }
}
