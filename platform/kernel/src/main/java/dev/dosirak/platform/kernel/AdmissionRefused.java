package dev.dosirak.platform.kernel;

/// By what the gateway knows an answer with which the order service refuses an order because there are too many.
public final class AdmissionRefused {

    /// Between services only.
    public static final String HEADER = "X-Internal-Admission-Refused";

    private AdmissionRefused() {}
}
