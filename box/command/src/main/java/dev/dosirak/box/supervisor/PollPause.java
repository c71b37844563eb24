package dev.dosirak.box.supervisor;

import java.time.Duration;

/// Waiting between two looks at something that cannot call us.
public final class PollPause {

    private PollPause() {}

    /// Returns at once when the thread has been interrupted, and leaves it so.
    public static void of(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
