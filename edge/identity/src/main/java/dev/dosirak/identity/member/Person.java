package dev.dosirak.identity.member;

import java.util.regex.Pattern;

/// What we know of somebody personally; forgotten when they leave.
public record Person(Email email, String name, String phone) {

    private static final Pattern PHONE = Pattern.compile("\\+?[0-9]{1,4}(-?[0-9]{2,4}){2,3}");

    /// @throws MemberRefused when the email or the phone number has no such form
    public static Person of(String email, String name, String phone) {
        if (!PHONE.matcher(phone).matches()) {
            throw new MemberRefused(MemberRefused.Reason.PHONE_NOT_A_NUMBER);
        }
        return new Person(Email.of(email), name.strip(), phone);
    }
}
