package dev.dosirak.pgsimulator.toss.web;

import java.util.Map;

/// What is written in the contract of the gateway after Toss Payments and cannot be read from signatures.
public final class TossAnswers {

    /// What operations answer with whose answers are kept as they were written.
    public static final Map<String, Class<?>> WRITTEN = Map.of(
            "tossIssue", TossBillingController.BillingKeyView.class,
            "tossPay", TossPaymentView.class,
            "tossCancel", TossPaymentView.class,
            "tossMake", TossPaymentView.class,
            "tossOpenAccount", TossPaymentView.class,
            "tossConfirm", TossPaymentView.class);

    public static final Class<?> ERROR = TossDialect.TossError.class;

    private TossAnswers() {}
}
