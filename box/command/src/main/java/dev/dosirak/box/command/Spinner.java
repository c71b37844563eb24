package dev.dosirak.box.command;

import dev.dosirak.box.supervisor.PollPause;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.function.LongFunction;
import java.util.function.Supplier;

/// Shows on a terminal that something is going on, and for how long; nothing elsewhere.
final class Spinner {

    private static final Duration DRAW = Duration.ofMillis(200);

    private final Terminal terminal;
    private final Clock clock;

    Spinner(Terminal terminal, Clock clock) {
        this.terminal = terminal;
        this.clock = clock;
    }

    /// Does the work, under a line that disappears in the end.
    ///
    /// @param line what stands there after so many seconds, no wider than the terminal
    <T> T during(LongFunction<String> line, Supplier<T> work) {
        if (!terminal.live()) {
            return work.get();
        }
        var frame = new Frame(terminal);
        var drawing = Executors.newVirtualThreadPerTaskExecutor();
        drawing.execute(() -> draw(frame, line));
        try {
            return work.get();
        } finally {
            drawing.shutdownNow();
            drawing.close();
            frame.clear();
        }
    }

    private void draw(Frame frame, LongFunction<String> line) {
        var since = clock.instant();
        while (!Thread.currentThread().isInterrupted()) {
            long seconds = Duration.between(since, clock.instant()).toSeconds();
            frame.show(List.of(line.apply(seconds)));
            PollPause.of(DRAW);
        }
    }
}
