package dev.dosirak.order.lifecycle;

/// Addresses and phone numbers of customers, as they stand on their bills. The law wants bills kept for five
/// years; addresses and phone numbers are erased.
public interface OrderContactDetails {

    /// Erases address and phone number of all orders that are over and whose customers have left, however long
    /// ago.
    void eraseOfDepartedCustomers();
}
