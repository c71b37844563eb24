package dev.dosirak.identity.member;

import dev.dosirak.platform.kernel.Refused;
import dev.dosirak.platform.kernel.Text;

/// Which passwords a person may choose.
final class PasswordRule {

    private static final int SHORTEST = 10;
    private static final int LONGEST = 200;

    private PasswordRule() {}

    /// @throws Refused when `password` is too short, too long, or the email
    static void check(String password, Email email) {
        var opaque = OpaqueString.of(password);
        if (Text.length(opaque) < SHORTEST) {
            throw new Refused(MemberRefusal.PASSWORD_TOO_SHORT, SHORTEST);
        }
        if (Text.length(opaque) > LONGEST) {
            throw new Refused(MemberRefusal.PASSWORD_TOO_LONG, LONGEST);
        }
        if (password.equalsIgnoreCase(email.address())) {
            throw new Refused(MemberRefusal.PASSWORD_IS_THE_EMAIL);
        }
    }
}
