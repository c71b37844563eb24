package dev.dosirak.payment.pg.nice;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What the result codes mean to us, which stand in answers with HTTP status 200. Some mean one thing to a payment and
/// another to a cancel. A code that is in none of these lists, be it new, leaves open what happened.
final class NiceCodes {

    static final Set<String> PAID = Set.of("0000", "3001");

    static final Set<String> CANCELLED = Set.of("0000", "2001", "2211");

    static final Set<String> REGISTERED = Set.of("0000", "F100");

    static final Set<String> FORGOTTEN = Set.of("0000", "F101");

    /// Nothing was done, for reasons that are not the customer's: our account, our contract, or too many requests.
    private static final Set<String> NOT_LOOKED_AT = Set.of(
            "2151", "2152", "2159", "3012", "3013", "3014", "A109", "A114", "A224", "A246", "F115", "F116", "F117",
            "U304", "U305", "U307", "U308", "U313", "U315", "U316", "U317", "V003");

    /// It knows of no such payment.
    private static final Set<String> NOT_FOUND = Set.of("A118", "A251", "U107", "U111", "U126");

    /// It knows of no such billing key, or not any more.
    static final Set<String> NO_BILLING_KEY = Set.of("A124", "A126", "A223", "U115", "U309");

    /// The card is to blame.
    static final Set<String> NO_CARD = Set.of(
            "3011", "3021", "3053", "3057", "3091", "A121", "F112", "F113", "F118", "F201", "P021", "V504", "V510",
            "V511", "V512", "V513");

    /// A no to a payment that stays a no, in our words.
    private static final Map<String, String> DECLINED = Map.ofEntries(
            Map.entry("3011", "invalid-card-number"),
            Map.entry("3021", "invalid-card-expiration"),
            Map.entry("3022", "instalments-not-accepted"),
            Map.entry("3023", "instalments-not-accepted"),
            Map.entry("3024", "instalments-not-accepted"),
            Map.entry("3041", "below-minimum-amount"),
            Map.entry("3051", "foreign-card-not-accepted"),
            Map.entry("3053", "foreign-card-not-accepted"),
            Map.entry("3057", "card-not-accepted"),
            Map.entry("3091", "card-not-accepted"),
            Map.entry("9000", "invalid-request"),
            Map.entry("9001", "invalid-request"),
            Map.entry("A113", "below-minimum-amount"),
            Map.entry("A116", "invalid-amount"),
            Map.entry("A117", "invalid-request"),
            Map.entry("A124", "unknown-billing-key"),
            Map.entry("A125", "unknown-billing-key"),
            Map.entry("A126", "unknown-billing-key"),
            Map.entry("A147", "invalid-request"),
            Map.entry("A223", "unknown-billing-key"),
            Map.entry("F112", "invalid-card-number"),
            Map.entry("F118", "card-not-accepted"),
            Map.entry("P017", "below-minimum-amount"),
            Map.entry("P037", "instalments-not-accepted"),
            Map.entry("U100", "invalid-request"),
            Map.entry("U105", "invalid-request"),
            Map.entry("U115", "unknown-billing-key"),
            Map.entry("U125", "invalid-request"),
            Map.entry("U127", "invalid-amount"),
            Map.entry("U309", "unknown-billing-key"));

    /// A no to a cancel, after which everything is as it was.
    private static final Map<String, String> NOT_CANCELLED = Map.ofEntries(
            Map.entry("1534", "no-partial-cancel"),
            Map.entry("2010", "invalid-amount"),
            Map.entry("2011", "invalid-amount"),
            Map.entry("2012", "unknown-payment"),
            Map.entry("2014", "not-cancelable-payment"),
            Map.entry("2016", "too-late-to-cancel"),
            Map.entry("2017", "not-cancelable-payment"),
            Map.entry("2018", "not-cancelable-payment"),
            Map.entry("2019", "not-cancelable-payment"),
            Map.entry("2023", "cancel-limit-exceeded"),
            Map.entry("2026", "not-cancelable-amount"),
            Map.entry("2028", "no-partial-cancel"),
            Map.entry("2029", "no-partial-cancel"),
            Map.entry("2030", "no-partial-cancel"),
            Map.entry("2031", "no-full-cancel"),
            Map.entry("2032", "not-cancelable-amount"),
            Map.entry("2033", "no-partial-cancel"),
            Map.entry("A122", "unknown-payment"),
            Map.entry("U122", "unknown-payment"),
            Map.entry("U123", "not-cancelable-amount"),
            Map.entry("U128", "no-partial-cancel"),
            Map.entry("U318", "invalid-amount"));

    private NiceCodes() {}

    static boolean saysNotLookedAt(String code) {
        return NOT_LOOKED_AT.contains(code);
    }

    static boolean saysNotFound(String code) {
        return NOT_FOUND.contains(code);
    }

    static Optional<String> declined(String code) {
        return Optional.ofNullable(DECLINED.get(code));
    }

    static Optional<String> notCancelled(String code) {
        return Optional.ofNullable(NOT_CANCELLED.get(code));
    }
}
