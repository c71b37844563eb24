package dev.dosirak.platform.web.text;

import dev.dosirak.platform.kernel.Text;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.constraints.Size;
import org.hibernate.validator.HibernateValidatorConfiguration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.validation.autoconfigure.ValidationConfigurationCustomizer;

/// What [Size] means on a text: how many letters people count ([Text#length]), as everywhere else in the system.
///
/// A letter may be made of several characters (a family of emoji of eleven), but not of any number of them: beyond
/// sixteen for each it is no text that anybody typed.
public final class TextSizeValidator implements ConstraintValidator<Size, String> {

    private static final int CHARACTERS_PER_LETTER = 16;

    /// What a person is told of a text; a list has entries, not letters.
    private static final String LENGTH = "{dosirak.text-length}";

    private static final String LONGEST = "{dosirak.text-longest}";

    private int min;
    private int max;

    /// For every [Size] that the service's validator meets.
    public static ValidationConfigurationCustomizer customizer() {
        return configuration -> {
            var hibernate = (HibernateValidatorConfiguration) configuration;
            var mapping = hibernate.createConstraintMapping();
            mapping.constraintDefinition(Size.class).validatedBy(TextSizeValidator.class);
            hibernate.addMapping(mapping);
        };
    }

    @Override
    public void initialize(Size size) {
        min = size.min();
        max = size.max();
    }

    @Override
    public boolean isValid(@Nullable String text, ConstraintValidatorContext context) {
        if (text == null || fits(text)) {
            return true; // whether there must be one is another question
        }
        context.disableDefaultConstraintViolation();
        context.buildConstraintViolationWithTemplate(min == 0 ? LONGEST : LENGTH)
                .addConstraintViolation();
        return false;
    }

    private boolean fits(String text) {
        if (text.length() > (long) max * CHARACTERS_PER_LETTER) {
            return false;
        }
        int letters = Text.length(text);
        return min <= letters && letters <= max;
    }
}
