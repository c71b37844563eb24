package dev.dosirak.order.lifecycle;

/// Where customers live and how they are reached, as it stands on their bills. The law wants bills kept for five
/// years; nobody wants doors kept.
public interface OrderContactDetails {

    /// Forgets the doors of all orders that are over and whose customers have left, however long ago.
    void eraseOfDepartedCustomers();
}
