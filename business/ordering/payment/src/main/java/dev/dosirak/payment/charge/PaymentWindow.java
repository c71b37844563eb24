package dev.dosirak.payment.charge;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A page of a gateway in which a customer authorizes one payment, with a card that we never see. Mostly it takes no
/// money before we approve.
///
/// @param number from 1, of the windows opened for this payment
/// @param pg whose page it is
/// @param paymentKey the gateway's name for what is paid there; absent before the return of the browser where only
///     that says it
/// @param url where the customer's browser is sent; where there are parameters, the gateway's script, to which the
///     app's page gives them
/// @param parameters for the script; none where the browser is sent to a page
/// @param takesMoney whether the gateway takes the money in it without asking us; absent where it does not
public record PaymentWindow(
        int number,
        String pg,
        @Nullable String paymentKey,
        String url,
        Map<String, Object> parameters,
        @Nullable Boolean takesMoney) {

    // Histories from before there were any have none.
    public PaymentWindow {
        parameters =
                parameters == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<String, Object>(parameters));
    }

    /// A page of a gateway that waits for us.
    public PaymentWindow(int number, String pg, String paymentKey, String url) {
        this(number, pg, paymentKey, url, Map.of(), null);
    }

    /// Whether money may have been taken for it that we have not asked for.
    boolean takesMoneyUnasked() {
        return Boolean.TRUE.equals(takesMoney);
    }

    /// Whether what a browser came back with may be of this window, by its name.
    boolean mayBeCalled(String key) {
        return paymentKey == null || paymentKey.equals(key);
    }

    /// @param key what the gateway calls it; null where it did so before
    PaymentWindow called(@Nullable String key) {
        return key == null ? this : new PaymentWindow(number, pg, key, url, parameters, takesMoney);
    }

    /// The gateway's name for what the customer has authorized.
    public String authorized() {
        return Objects.requireNonNull(paymentKey, "The customer is not back from " + pg);
    }
}
