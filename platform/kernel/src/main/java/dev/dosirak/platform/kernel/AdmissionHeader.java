package dev.dosirak.platform.kernel;

/// By what the order service knows a new order that it has room for, as it answered the gateway itself a moment ago.
public final class AdmissionHeader {

    /// Between services only.
    public static final String ADMITTED = "X-Internal-Admitted";

    private AdmissionHeader() {}
}
