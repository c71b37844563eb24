package dev.dosirak.platform.web.problem;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.beans.PropertyAccessorFactory;

/// A field that cannot be accepted.
///
/// @param path as `menu.categories[0].products[2].price`
/// @param names what the things on that way are called, as `찌개 › 김치찌개`; empty where they have no names
/// @param message what is said of it, in the reader's language
public record InvalidField(String path, String names, String message) {

    /// As many as a person looks at; a menu may have a thousand.
    private static final int FEW = 5;

    private static final int MOST_OF_A_NAME = 30;
    private static final Pattern IN_A_LIST = Pattern.compile("\\.<[^>]*>$");
    private static final Pattern NUMBER = Pattern.compile("\\d+");

    /// @param whole what the path begins in
    public static InvalidField of(Object whole, String path, String message) {
        var plain = IN_A_LIST.matcher(path).replaceFirst("");
        return new InvalidField(plain, names(whole, plain), message);
    }

    /// In the order of the document.
    public static List<InvalidField> sorted(List<InvalidField> fields) {
        return fields.stream()
                .sorted(Comparator.<InvalidField, String>comparing(
                                it -> NUMBER.matcher(it.path()).replaceAll(number -> "%9s".formatted(number.group())))
                        .thenComparing(InvalidField::message))
                .toList();
    }

    /// The first few of them in one sentence, and how many more there are.
    public static String few(List<InvalidField> fields, Problems problems, Locale language) {
        var few = sorted(fields).stream().limit(FEW).map(InvalidField::sentence).collect(Collectors.joining("; "));
        return fields.size() <= FEW ? few : few + "; " + problems.message("and-more", language, fields.size() - FEW);
    }

    private String sentence() {
        return names.isEmpty() ? path + ": " + message : "%s (%s): %s".formatted(path, names, message);
    }

    private static String names(Object whole, String path) {
        var fields = PropertyAccessorFactory.forBeanPropertyAccess(whole);
        var names = new ArrayList<String>();
        for (int dot = path.indexOf('.'); dot > 0; dot = path.indexOf('.', dot + 1)) {
            var name = path.substring(0, dot) + ".name";
            if (fields.isReadableProperty(name)
                    && fields.getPropertyValue(name) instanceof String text
                    && !text.isBlank()) {
                names.add(shortened(text));
            }
        }
        return String.join(" › ", names);
    }

    /// A name that is too long is one of the faults.
    private static String shortened(String name) {
        return name.codePointCount(0, name.length()) <= MOST_OF_A_NAME
                ? name
                : name.substring(0, name.offsetByCodePoints(0, MOST_OF_A_NAME)) + "…";
    }
}
