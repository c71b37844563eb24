package dev.dosirak.pgsimulator.gateway;

import dev.dosirak.pgsimulator.gateway.PgError.Reason;

/// A customer's card. The whole number is never kept; what it ends with decides how the simulator behaves.
///
/// @param customerKey whose card it is, in the merchant's words; empty where no merchant was told
/// @param number masked, as `433012******1234`
public record Card(String customerKey, String number) {

    private static final int SHOWN_AT_START = 6;
    private static final int SHOWN_AT_END = 4;

    /// @param number all of its 14 to 19 digits
    public static Card of(String customerKey, String number) {
        var hidden = number.length() - SHOWN_AT_START - SHOWN_AT_END;
        return new Card(
                customerKey,
                number.substring(0, SHOWN_AT_START)
                        + "*".repeat(hidden)
                        + number.substring(number.length() - SHOWN_AT_END));
    }

    /// Or else shown in a window for one payment.
    public boolean isRegistered() {
        return !customerKey.isEmpty();
    }

    /// The card company that the first digits stand for.
    public Issuer issuer() {
        var all = Issuer.values();
        return all[Integer.parseInt(number.substring(0, SHOWN_AT_START)) % all.length];
    }

    /// @throws PgError when it is somebody else's
    public void requireCustomer(String key) {
        if (!customerKey.equals(key)) {
            throw new PgError(Reason.OTHER_CUSTOMER);
        }
    }

    /// Every payment by it is declined.
    public boolean isDeclined() {
        return number.endsWith("0001");
    }

    /// The answer to every payment by it is lost on the way.
    public boolean losesAnswers() {
        return number.endsWith("0002");
    }

    /// The first try to pay an order with it breaks the gateway before anything is recorded.
    public boolean failsFirstAttempt() {
        return number.endsWith("0003");
    }
}
