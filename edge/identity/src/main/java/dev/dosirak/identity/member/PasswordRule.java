package dev.dosirak.identity.member;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.dosirak.identity.member.MemberRefused.Reason;

/// Which passwords a person may choose.
final class PasswordRule {

    private static final int SHORTEST = 10;
    private static final int MOST_BYTES = 72; // bcrypt reads no further

    private PasswordRule() {}

    /// @throws MemberRefused when `password` is too short, too long, or the email
    static void check(String password, Email email) {
        if (password.codePointCount(0, password.length()) < SHORTEST) {
            throw new MemberRefused(Reason.PASSWORD_TOO_SHORT, SHORTEST);
        }
        if (password.getBytes(UTF_8).length > MOST_BYTES) {
            throw new MemberRefused(Reason.PASSWORD_TOO_LONG, MOST_BYTES);
        }
        if (password.equalsIgnoreCase(email.address())) {
            throw new MemberRefused(Reason.PASSWORD_IS_THE_EMAIL);
        }
    }
}
