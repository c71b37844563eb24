package dev.dosirak.delivery.dispatch;

import java.time.Duration;

/// Addresses and phone numbers of customers: needed for a delivery and a little longer, in case something was
/// missing, and forgotten after that. The delivery itself stays as it was.
public interface DeliveryContactDetails {

    /// Erases address and phone number of deliveries that ended so long ago, and of those ended deliveries
    /// whose customer has left.
    ///
    /// @return how many
    int eraseOfEnded(Duration after, int most);

    /// Erases address and phone number of all deliveries that are over and whose customers have left, however
    /// long ago.
    void eraseOfDepartedCustomers();
}
