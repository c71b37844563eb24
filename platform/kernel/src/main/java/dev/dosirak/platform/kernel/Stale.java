package dev.dosirak.platform.kernel;

import java.util.function.Supplier;

/// Somebody else wrote first. Nothing was recorded; loading and deciding again is safe.
public final class Stale extends RuntimeException {

    /// So often at most is decided what others may decide at the same time.
    public static final int ATTEMPTS = 10;

    public Stale(Object what, Throwable cause) {
        super("%s was changed concurrently".formatted(what), cause);
    }

    public Stale(Object what) {
        super("%s was changed concurrently".formatted(what));
    }

    /// Does the work from the start again for as long as others are faster, [#ATTEMPTS] times at most.
    ///
    /// @throws Stale when the last attempt was in vain, too
    public static <T> T retried(Supplier<T> work) {
        return retried(ATTEMPTS, work);
    }

    /// The same where more have to do with one thing than usual.
    ///
    /// @param attempts 1 for once only
    /// @throws Stale when the last attempt was in vain, too
    public static <T> T retried(int attempts, Supplier<T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return work.get();
            } catch (Stale e) {
                if (attempt >= attempts) {
                    throw e;
                }
            }
        }
    }
}
