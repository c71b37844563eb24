package dev.dosirak.pgsimulator.portone.web;

import java.util.Map;

/// What is written in the contract of the gateway after PortOne and cannot be read from signatures.
public final class PortOneAnswers {

    /// What operations answer with whose answers are kept as they were written.
    public static final Map<String, Class<?>> WRITTEN = Map.of(
            "portoneDelete", PortOneBillingKeyController.PortOneDeleted.class,
            "portonePay", PortOnePaymentController.PortOnePaid.class,
            "portoneCancel", PortOnePaymentController.PortOneCancelled.class);

    public static final Class<?> ERROR = PortOneDialect.PortOneError.class;

    private PortOneAnswers() {}
}
