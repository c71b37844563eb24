package dev.dosirak.orderhistory.view;

/// Where customers live and how they are reached, as it stands on their receipts.
public interface ReceiptContactDetails {

    /// Forgets the doors of all orders that are over and whose customers have left, however long ago.
    void eraseOfDepartedCustomers();
}
