package dev.dosirak.platform.kernel;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;

/// Work on many things, each by itself: one that fails keeps no other waiting.
public final class OneByOne {

    private final List<RuntimeException> failures = new ArrayList<>();

    /// A lost race is no failure: somebody else is doing something about it, and the next look shows what.
    ///
    /// @param work whether there was anything to do
    /// @return with how many there was
    public <T> int handle(Collection<T> all, Predicate<? super T> work) {
        int done = 0;
        for (var it : all) {
            try {
                done += work.test(it) ? 1 : 0;
            } catch (Stale e) {
                continue;
            } catch (RuntimeException e) { // whatever it is, the others have their turn
                failures.add(e);
            }
        }
        return done;
    }

    /// To be called at the end, so that somebody hears of it.
    ///
    /// @throws RuntimeException the first failure, with the others
    public void throwFailure() {
        if (!failures.isEmpty()) {
            var first = failures.getFirst();
            failures.stream().skip(1).filter(it -> it != first).forEach(first::addSuppressed);
            throw first;
        }
    }
}
