package dev.dosirak.orderhistory.view;

import java.util.Set;

/// In which role somebody reads an order. The whole matrix, of all services, stands in `docs/security.md`.
public enum OrderViewerRole {
    CUSTOMER,
    OWNER,
    RIDER,
    OPERATOR;

    private static final Set<String> BEING_MADE_OR_BROUGHT =
            Set.of("pending", "accepted", "delivery-pending", "picked-up", "delayed");
    private static final Set<String> BEING_BROUGHT = Set.of("accepted", "delivery-pending", "picked-up", "delayed");

    /// The receipt as it is shown to this reader of an order in that state: whoever only works on the order
    /// learns the customer's address and phone, and the note that is for them, for as long as the work lasts.
    public Receipt redact(Receipt receipt, String state) {
        return switch (this) {
            case CUSTOMER, OPERATOR -> receipt;
            case OWNER ->
                BEING_MADE_OR_BROUGHT.contains(state)
                        ? receipt.withNotes(receipt.noteToShop(), "")
                        : receipt.withoutContactDetails().withNotes("", "");
            case RIDER ->
                BEING_BROUGHT.contains(state)
                        ? receipt.withNotes("", receipt.noteToRider())
                        : receipt.withoutContactDetails().withNotes("", "");
        };
    }
}
