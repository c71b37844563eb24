package dev.dosirak.identity.member;

import dev.dosirak.platform.kernel.Refused;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// An address in lower case: `Mina@Example.com` and `mina@example.com` are the same person.
public record Email(String address) {

    private static final int LONGEST = 254;
    private static final Pattern FORM = Pattern.compile(
            "[a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)+");

    /// @throws Refused when `text` is no address
    public static Email of(String text) {
        return parse(text).orElseThrow(() -> new Refused(MemberRefusal.EMAIL_NOT_AN_ADDRESS));
    }

    /// Empty when `text` is no address.
    public static Optional<Email> parse(String text) {
        var address = text.toLowerCase(Locale.ROOT);
        return address.length() <= LONGEST && FORM.matcher(address).matches()
                ? Optional.of(new Email(address))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return address;
    }
}
