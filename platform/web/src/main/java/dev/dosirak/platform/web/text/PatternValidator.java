package dev.dosirak.platform.web.text;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import java.util.stream.Stream;
import org.hibernate.validator.HibernateValidatorConfiguration;
import org.hibernate.validator.constraintvalidation.HibernateConstraintValidatorContext;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.validation.autoconfigure.ValidationConfigurationCustomizer;

/// What [Pattern] means on a text, as ever; but nobody is shown a regular expression. A pattern of
/// whole words says no more than a list of them, and that is what a person is told. Every other has a
/// sentence of its own.
public final class PatternValidator implements ConstraintValidator<Pattern, String> {

    private static final java.util.regex.Pattern WORDS = java.util.regex.Pattern.compile("[a-z0-9-]+(\\|[a-z0-9-]+)+");

    private java.util.regex.Pattern pattern = WORDS;

    /// For every [Pattern] that the service's validator meets.
    public static ValidationConfigurationCustomizer customizer() {
        return configuration -> {
            var hibernate = (HibernateValidatorConfiguration) configuration;
            var mapping = hibernate.createConstraintMapping();
            mapping.constraintDefinition(Pattern.class).validatedBy(PatternValidator.class);
            hibernate.addMapping(mapping);
        };
    }

    /// The words that a pattern lets somebody choose from; none when it says more than that.
    private static List<String> words(String regexp) {
        return WORDS.matcher(regexp).matches() ? List.of(regexp.split("\\|", -1)) : List.of();
    }

    @Override
    public void initialize(Pattern its) {
        int flags = Stream.of(its.flags()).mapToInt(Pattern.Flag::getValue).sum();
        pattern = java.util.regex.Pattern.compile(its.regexp(), flags);
    }

    @Override
    public boolean isValid(@Nullable String text, ConstraintValidatorContext context) {
        if (text == null || pattern.matcher(text).matches()) {
            return true; // whether there must be one is another question
        }
        context.unwrap(HibernateConstraintValidatorContext.class)
                .addMessageParameter("words", String.join(", ", words(pattern.pattern())));
        return false;
    }
}
