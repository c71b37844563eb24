package dev.dosirak.payment.distribution;

import dev.dosirak.platform.kernel.Won;
import java.util.Set;

/// What operators have set for a gateway.
///
/// @param weight its share of new payments, beside those of the others; with 0 it gets none, and is still inquired
///     and gives money back
/// @param perSecond requests that our contract allows, inquiries and refunds among them
/// @param least amount that it takes
/// @param most amount that it takes
/// @param brandsOff companies whose cards are not charged here
/// @param methodsOff ways to pay that are not offered here
public record GatewayTerms(
        String gateway,
        int weight,
        boolean on,
        int perSecond,
        Won least,
        Won most,
        Set<String> brandsOff,
        Set<String> methodsOff) {

    static final int USUAL_WEIGHT = 100;
    static final int MOST_WEIGHT = 1_000;

    /// With less, a node could not be lent a request at a time.
    static final int LEAST_PER_SECOND = 10;

    /// Below it no card is charged: a gateway that takes no more is off, and to be switched off as such.
    static final Won LEAST_MOST = Won.of(100);

    static final int MOST_PER_SECOND = 10_000;

    private static final Won USUAL_LEAST = Won.of(100);
    private static final Won USUAL_MOST = Won.of(100_000_000);

    public GatewayTerms {
        brandsOff = Set.copyOf(brandsOff);
        methodsOff = Set.copyOf(methodsOff);
    }

    /// Before anybody has set anything.
    ///
    /// @throws IllegalArgumentException when no contract is like that
    public static GatewayTerms usual(String gateway, int perSecond) {
        if (perSecond < LEAST_PER_SECOND || perSecond > MOST_PER_SECOND) {
            throw new IllegalArgumentException("%s: %d requests a second are not from %d to %d"
                    .formatted(gateway, perSecond, LEAST_PER_SECOND, MOST_PER_SECOND));
        }
        return new GatewayTerms(gateway, USUAL_WEIGHT, true, perSecond, USUAL_LEAST, USUAL_MOST, Set.of(), Set.of());
    }

    boolean takes(Won amount) {
        return !amount.isLessThan(least) && !most.isLessThan(amount);
    }

    boolean getsPayments() {
        return on && weight > 0;
    }

    boolean offers(String method, String brand) {
        return offers(method) && !brandsOff.contains(brand);
    }

    boolean offers(String method) {
        return getsPayments() && isOnFor(method);
    }

    /// Also with no weight, with which it ends what it has begun.
    boolean isOnFor(String method, String brand) {
        return isOnFor(method) && !brandsOff.contains(brand);
    }

    boolean isOnFor(String method) {
        return on && !methodsOff.contains(method);
    }
}
