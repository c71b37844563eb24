package dev.dosirak.demo.load;

import java.text.Normalizer;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/// A whole number as people write it in a table: `13,000`, `13,000원`, `₩13,000`, `１３０００`, `2,000m`.
final class Amount {

    private static final Pattern FORM =
            Pattern.compile("[₩￦\\\\]?\\s*([0-9]{1,9}|[0-9]{1,3}(?:,[0-9]{3}){1,2})(?:\\.0{1,2})?\\s*(원|won|m|미터)?");

    private Amount() {}

    static OptionalLong of(String text) {
        var form = FORM.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC).strip());
        return form.matches() ? OptionalLong.of(Long.parseLong(form.group(1).replace(",", ""))) : OptionalLong.empty();
    }
}
