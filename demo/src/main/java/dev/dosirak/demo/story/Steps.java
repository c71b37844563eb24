package dev.dosirak.demo.story;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Takes one step after the other, none of them longer than allowed.
///
/// @param atMost for each
record Steps(Duration atMost) {

    /// @throws StoryFailed naming the step
    <T> T step(String name, Callable<T> what) {
        var task = new FutureTask<>(what);
        var thread = Thread.ofVirtual().name(name).start(task);
        try {
            return task.get(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            thread.interrupt();
            throw new StoryFailed(name, "it did not happen within %d s".formatted(atMost.toSeconds()), e);
        } catch (ExecutionException e) {
            var cause = e.getCause();
            throw new StoryFailed(name, cause == null ? e.toString() : String.valueOf(cause.getMessage()), cause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CompletionException(name + " was interrupted", e);
        }
    }
}
