package dev.dosirak.orderhistory.view;

/// Where customers live and how they are reached, as written on their receipts.
public interface ReceiptContactDetails {

    /// Erases the contact details of all orders that are over and whose customers have left, however long ago.
    void eraseOfDepartedCustomers();
}
