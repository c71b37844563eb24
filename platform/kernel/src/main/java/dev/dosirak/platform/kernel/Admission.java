package dev.dosirak.platform.kernel;

/// What order and gateway agree on where more orders come than can be carried.
public final class Admission {

    /// Header of an answer that refuses an order because there are too many, between services only.
    public static final String REFUSED = "X-Internal-Admission-Refused";

    private Admission() {}
}
