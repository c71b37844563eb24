package dev.dosirak.identity.member;

import dev.dosirak.platform.kernel.Phone;
import dev.dosirak.platform.kernel.Refused;
import dev.dosirak.platform.kernel.Text;

/// What we know of somebody personally; forgotten when they leave.
public record Person(Email email, String name, String phone) {

    /// @throws Refused when the email or the phone number has no such form
    public static Person of(String email, String name, String phone) {
        var number = Phone.of(phone).orElseThrow(() -> new Refused(MemberRefusal.PHONE_NOT_A_NUMBER));
        return new Person(Email.of(email), Text.line(name), number.toString());
    }
}
