package dev.dosirak.demo.traffic;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/// Does the same for many people, a few at a time: checking a password costs the platform a twentieth of a second.
final class LoginBatch {

    private static final int AT_ONCE = 8;

    private LoginBatch() {}

    /// @return the results in the order of the people
    static <P, R> List<R> all(List<P> people, Function<P, R> each) {
        var results = new ArrayList<R>();
        try (var threads =
                Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
            var asked = new ArrayList<Future<R>>();
            for (var person : people) {
                asked.add(threads.submit(() -> each.apply(person)));
            }
            try {
                for (var one : asked) {
                    results.add(one.get());
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("Interrupted", e);
            } catch (ExecutionException e) {
                threads.shutdownNow();
                if (e.getCause() instanceof RuntimeException why) {
                    throw why;
                }
                throw new IllegalStateException(e.getCause());
            }
        }
        return results;
    }
}
