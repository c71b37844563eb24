package dev.dosirak.demo.load;

import dev.dosirak.platform.kernel.Text;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/// One row of a file.
sealed interface Row {

    /// The line on which it begins, counted from 1.
    long line();

    /// Readable; whether it is right is for the platform to say.
    ///
    /// @param notes what was changed or assumed when it was read
    record Good(long line, ObjectNode content, List<String> notes) implements Row {

        Good(long line, ObjectNode content) {
            this(line, content, List.of());
        }

        /// As the platform compares it; empty where there is none.
        String code() {
            return Text.line(content.path("code").asString(""));
        }
    }

    /// Left out on purpose: it is not wrong.
    record Skipped(long line, String code, String reason) implements Row {}

    /// Not readable.
    ///
    /// @param code the row's code where it could be made out, or empty
    record Broken(long line, String code, String reason) implements Row {}
}
