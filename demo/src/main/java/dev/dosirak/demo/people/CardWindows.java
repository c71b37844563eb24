package dev.dosirak.demo.people;

import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/// Enters a card wherever a payment company wants it, so that each of them can charge it.
public final class CardWindows {

    /// Sends what a customer enters at a company's window.
    @FunctionalInterface
    public interface Window<E extends Exception> {
        JsonNode enter(String path, Map<String, String> card) throws E;
    }

    private static final int YEAR = 2;
    private static final String PASSWORD = "12";

    private CardWindows() {}

    /// @return what the platform is to be sent, which never sees the card but for the company without a window
    public static <E extends Exception> Map<String, Object> authorize(Card card, UUID customer, Window<E> window)
            throws E {
        var toss = window.enter("/toss/window/cards", entered(card, "customerKey", customer));
        var portone = window.enter("/portone/window/billing-keys", entered(card, "customerId", customer));
        return Map.of(
                "toss", Map.of("authKey", toss.path("authKey").asString()),
                "portone", Map.of("authKey", portone.path("billingKey").asString()),
                "nice", Map.of("card", raw(card)));
    }

    private static Map<String, String> entered(Card card, String customerField, UUID customer) {
        return Map.of(
                "number",
                card.number(),
                "expiry",
                card.expiry(),
                "birth",
                card.birth(),
                customerField,
                customer.toString());
    }

    private static Map<String, String> raw(Card card) {
        return Map.of(
                "number", card.number(),
                "expiryYear", card.expiry().substring(0, YEAR),
                "expiryMonth", card.expiry().substring(YEAR),
                "birth", card.birth(),
                "passwordTwoDigits", PASSWORD);
    }
}
