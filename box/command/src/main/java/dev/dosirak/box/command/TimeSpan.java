package dev.dosirak.box.command;

import java.time.Instant;

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
