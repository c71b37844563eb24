package dev.dosirak.identity.member;

import dev.dosirak.platform.kernel.Refused;
import java.util.regex.Pattern;

/// What is left of a password: enough to check it, not to know it. Never printed.
///
/// @param value with the name of its method in front, as `{bcrypt}$2a$10$…`; empty for somebody who cannot log in
public record PasswordHash(String value) {

    public static final PasswordHash NONE = new PasswordHash("");

    // A work factor above 14 would let one imported row keep a processor busy for minutes at every login.
    private static final Pattern FORM =
            Pattern.compile("\\{bcrypt(?:-sha384)?}\\$2[aby]\\$(0[4-9]|1[0-4])\\$[./A-Za-z0-9]{53}");

    /// @throws Refused when `value` is no hash that we can check
    public static PasswordHash imported(String value) {
        if (!FORM.matcher(value).matches()) {
            throw new Refused(MemberRefusal.PASSWORD_HASH_UNKNOWN);
        }
        return new PasswordHash(value);
    }

    public boolean exists() {
        return !value.isEmpty();
    }

    @Override
    public String toString() {
        return exists() ? "PasswordHash[…]" : "PasswordHash[none]";
    }
}
