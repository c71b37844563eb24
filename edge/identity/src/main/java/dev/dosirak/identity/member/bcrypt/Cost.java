package dev.dosirak.identity.member.bcrypt;

import dev.dosirak.identity.member.PasswordHash;
import java.util.regex.Pattern;

/// How much work it is to check a hash: twice as much for each one more.
final class Cost {

    private static final Pattern FORM = Pattern.compile("\\{[a-z0-9-]+}\\$2[aby]\\$(\\d\\d)\\$.*");

    private Cost() {}

    static int of(PasswordHash hash) {
        var form = FORM.matcher(hash.value());
        if (!form.matches()) {
            throw new IllegalStateException("A stored password is not hashed by bcrypt");
        }
        return Integer.parseInt(form.group(1));
    }
}
