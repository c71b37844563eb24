package dev.dosirak.platform.web.rows;

import dev.dosirak.platform.kernel.Text;
import dev.dosirak.platform.web.problem.FieldPath;
import dev.dosirak.platform.web.problem.InvalidField;
import dev.dosirak.platform.web.problem.Problems;
import dev.dosirak.platform.web.text.BodyJson;
import jakarta.validation.Validator;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.POJONode;

/// Reads one row after the other.
public final class RowReader {

    private final JsonMapper json;
    private final Validator validator;
    private final Problems problems;

    public RowReader(BodyJson json, Validator validator, Problems problems) {
        this.json = json.mapper();
        this.validator = validator;
        this.problems = problems;
    }

    /// @param row as [RowsDeserializer] or any mapper has read it
    /// @param language of the person who is told what is wrong
    public <T> T read(JsonNode row, Class<T> type, Locale language) throws UnreadableRow {
        if (row instanceof POJONode node && node.getPojo() instanceof RowsDeserializer.Fault it) {
            var why = problems.message("forbidden-character", language, it.field(), it.character());
            throw new UnreadableRow(it.code(), "forbidden-character", why);
        }
        var code = Text.line(row.path("code").asString(""));
        if (!row.isObject()) {
            throw new UnreadableRow(code, "unreadable-row", problems.message("no-row", language));
        }
        try {
            var read = json.treeToValue(row, type);
            var wrong = validator.validate(read).stream()
                    .map(it -> InvalidField.of(read, it.getPropertyPath().toString(), it.getMessage()))
                    .toList();
            if (!wrong.isEmpty()) {
                throw new UnreadableRow(code, "invalid-row", InvalidField.few(wrong, problems, language));
            }
            return read;
        } catch (JacksonException e) {
            throw new UnreadableRow(code, "unreadable-row", problems.message(expected(e), language, FieldPath.of(e)));
        }
    }

    private static String expected(JacksonException e) {
        return switch (e) {
            case UnrecognizedPropertyException _ -> "unknown-field";
            case MismatchedInputException mismatch -> expected(mismatch.getTargetType());
            case InputCoercionException overflow -> expected(overflow.getTargetType());
            default -> "wrong-type";
        };
    }

    private static String expected(@Nullable Class<?> type) {
        if (type == null) {
            return "wrong-type";
        }
        if (type == String.class) {
            return "text-expected";
        }
        if (type == int.class
                || type == long.class
                || type == Integer.class
                || type == Long.class
                || type == BigInteger.class) {
            return "whole-number-expected";
        }
        if (type == double.class || type == Double.class) {
            return "number-expected";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "yes-or-no-expected";
        }
        if (type == LocalDate.class) {
            return "date-expected";
        }
        if (type == Instant.class) {
            return "moment-expected";
        }
        return Collection.class.isAssignableFrom(type) ? "list-expected" : "object-expected";
    }
}
