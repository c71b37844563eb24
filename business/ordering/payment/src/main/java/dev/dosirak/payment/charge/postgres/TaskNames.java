package dev.dosirak.payment.charge.postgres;

import dev.dosirak.payment.charge.Tasks.Kind;
import java.util.Locale;

/// Names of kinds of task in the table; they outlive the constants.
final class TaskNames {

    private TaskNames() {}

    static String of(Kind kind) {
        return switch (kind) {
            case REFUND_STUCK -> "refund-stuck";
            case REVERSED -> "reversed";
            case UNSETTLED -> "unsettled";
            case UNEXPLAINED -> "unexplained";
            case ORDER_UNKNOWN -> "order-unknown";
            case JOURNAL_BEHIND -> "journal-behind";
        };
    }

    static Kind kindOf(String name) {
        return Kind.valueOf(name.replace('-', '_').toUpperCase(Locale.ROOT));
    }
}
