package dev.dosirak.platform.web.rows;

import dev.dosirak.platform.kernel.Refused;
import dev.dosirak.platform.web.problem.Problems;
import java.util.Locale;

/// A row that did not get in.
///
/// @param row counted from 0
/// @param code the row's own; may be empty
/// @param reason for programs, in kebab case
/// @param detail for the person: what is wrong, and what would be right
public record RowError(int row, String code, String reason, String detail) {

    /// By the service's own rules.
    public static RowError of(int row, String code, Refused why, Problems problems, Locale language) {
        return new RowError(row, code, why.why().code(), problems.message(why, language));
    }
}
