package dev.dosirak.demo.load;

import tools.jackson.databind.node.ObjectNode;

/// One row of a file.
sealed interface Row {

    /// The line on which it begins, counted from 1.
    long line();

    /// Readable; whether it is right is for the platform to say.
    record Good(long line, ObjectNode content) implements Row {}

    /// Not readable.
    ///
    /// @param code the row's code where it could be made out, or empty
    record Broken(long line, String code, String reason) implements Row {}
}
