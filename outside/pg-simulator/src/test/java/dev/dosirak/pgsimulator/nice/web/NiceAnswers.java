package dev.dosirak.pgsimulator.nice.web;

/// What is written in the contract of the gateway after NICE Payments and cannot be read from signatures.
public final class NiceAnswers {

    public static final Class<?> ERROR = NiceDialect.NiceNo.class;

    private NiceAnswers() {}
}
