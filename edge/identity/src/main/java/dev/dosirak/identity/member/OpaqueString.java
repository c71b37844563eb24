package dev.dosirak.identity.member;

import dev.dosirak.platform.kernel.Characters;
import dev.dosirak.platform.kernel.Refused;
import java.text.Normalizer;

/// A password as RFC 8265 (section 4.2) has it compared: what a keyboard makes of one letter does not matter, and which
/// space it was; everything else does.
public final class OpaqueString {

    private OpaqueString() {}

    /// @throws Refused when it holds what no keyboard types
    public static String of(String typed) {
        boolean forbidden = typed.codePoints().anyMatch(it -> Character.isISOControl(it) || Characters.isForbidden(it));
        if (forbidden) {
            throw new Refused(MemberRefusal.PASSWORD_NOT_TYPEABLE);
        }
        var spaced = new StringBuilder(typed.length());
        typed.codePoints()
                .map(it -> Character.getType(it) == Character.SPACE_SEPARATOR ? ' ' : it)
                .forEach(spaced::appendCodePoint);
        return Normalizer.normalize(spaced, Normalizer.Form.NFC);
    }
}
