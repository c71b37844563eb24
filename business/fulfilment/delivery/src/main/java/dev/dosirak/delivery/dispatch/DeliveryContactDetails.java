package dev.dosirak.delivery.dispatch;

import java.time.Duration;

/// Where customers live and how they are reached: needed for a delivery and a little longer, in case something was
/// missing, and forgotten after that. The delivery itself stays as it was.
public interface DeliveryContactDetails {

    /// Forgets the doors of deliveries that ended so long ago, and of those ended deliveries whose customer has left.
    ///
    /// @return how many
    int eraseOfEnded(Duration after, int most);

    /// Forgets the doors of all deliveries that are over and whose customers have left, however long ago.
    void eraseOfDepartedCustomers();
}
