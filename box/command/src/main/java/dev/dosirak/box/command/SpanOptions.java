package dev.dosirak.box.command;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// `--from` and `--to`, for commands that take a span of time.
final class SpanOptions {

    @Option(
            names = "--from",
            required = true,
            paramLabel = "TIME",
            converter = SeoulTime.class,
            description = "What changed at this time or later: 2026-11-21T18:00 (Seoul), with an offset or Z, or -30m.")
    private Instant from = Instant.EPOCH;

    @Option(
            names = "--to",
            paramLabel = "TIME",
            converter = SeoulTime.class,
            description = "And before this time (default: now).")
    private @Nullable Instant to;

    /// @throws WrongArgument when it ends before it has begun
    TimeSpan span() {
        return new TimeSpan(from, to == null ? Instant.now() : to);
    }

    /// A span of time, its first moment included and its last not.
    record TimeSpan(Instant from, Instant to) {

        /// @throws WrongArgument when it ends before it has begun
        TimeSpan {
            if (!from.isBefore(to)) {
                throw new WrongArgument("--from is %s, which is not before --to, %s"
                        .formatted(SeoulTime.written(from), SeoulTime.written(to)));
            }
        }
    }
}
