package dev.dosirak.identity.member;

import dev.dosirak.identity.member.MemberRefused.Reason;
import dev.dosirak.platform.kernel.Text;

/// Which passwords a person may choose.
final class PasswordRule {

    private static final int SHORTEST = 10;
    private static final int LONGEST = 200;

    private PasswordRule() {}

    /// @throws MemberRefused when `password` is too short, too long, or the email
    static void check(String password, Email email) {
        var opaque = OpaqueString.of(password);
        if (Text.length(opaque) < SHORTEST) {
            throw new MemberRefused(Reason.PASSWORD_TOO_SHORT, SHORTEST);
        }
        if (Text.length(opaque) > LONGEST) {
            throw new MemberRefused(Reason.PASSWORD_TOO_LONG, LONGEST);
        }
        if (password.equalsIgnoreCase(email.address())) {
            throw new MemberRefused(Reason.PASSWORD_IS_THE_EMAIL);
        }
    }
}
