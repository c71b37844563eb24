package dev.dosirak.order.lifecycle;

import dev.dosirak.platform.kernel.Phone;
import dev.dosirak.platform.kernel.Position;
import dev.dosirak.platform.kernel.Refused;

/// Where the order goes.
///
/// @param road the street address
/// @param detail floor, door, and what else the rider must know
public record Destination(String road, String detail, String phone, Position position) {

    /// @throws Refused when the phone number is none that could be dialled
    public static Destination of(String road, String detail, String phone, Position position) {
        var number = Phone.of(phone).orElseThrow(() -> new Refused(OrderRefusal.PHONE_NOT_A_NUMBER));
        return new Destination(road, detail, number.toString(), position);
    }
}
