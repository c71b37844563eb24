package dev.dosirak.platform.testing;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.dosirak.platform.kernel.EnumNames;
import dev.dosirak.platform.kernel.OneOf;
import dev.dosirak.platform.kernel.TypeNames;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import java.lang.annotation.Annotation;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// What a record says of itself: a component is required that cannot be null, one that can is left out or null; a
/// text is one of the words that it [names][OneOf]; a value of the kernel that is written as a number is a number.
final class RecordSchemas implements ModelConverter {

    private static final Pattern ALTERNATIVES = Pattern.compile("[a-z0-9-]+(\\|[a-z0-9-]+)+");

    private final JsonMapper json;

    RecordSchemas(JsonMapper json) {
        this.json = json;
    }

    @Override
    @SuppressWarnings({"rawtypes", "unchecked"}) // as swagger has it
    public @Nullable Schema resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> others) {
        if (!others.hasNext()) {
            return null;
        }
        var raw = Json31.mapper().constructType(type.getType()).getRawClass();
        if (isNumber(raw)) {
            return new IntegerSchema().format("int64").description("Won.");
        }
        var schema = others.next().resolve(type, context, others);
        if (raw.isRecord() && raw.getName().startsWith("dev.dosirak.") && schema != null) {
            var reference = schema.get$ref();
            Schema model = reference == null
                    ? schema
                    : context.getDefinedModels().get(reference.substring(reference.lastIndexOf('/') + 1));
            if (model != null && model.getProperties() != null) {
                complete(raw, model);
                rows(raw, model, context);
            }
        }
        return schema;
    }

    private boolean isNumber(Class<?> type) {
        return type.isRecord()
                && type.getName().startsWith("dev.dosirak.platform.kernel.")
                && type.getRecordComponents().length == 1
                && json.valueToTree(Examples.of(type)).isNumber();
    }

    private static void complete(Class<?> type, Schema<Object> model) {
        var required = new TreeSet<String>();
        for (var component : type.getRecordComponents()) {
            var name = component.getName();
            Schema<?> property = model.getProperties().get(name);
            if (property == null) {
                continue;
            }
            words(component, property);
            nameAlternatives(property);
            atLeastOne(component, type, property);
            if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                required.add(name);
            } else if (!isLeftOut(component, type)) {
                model.getProperties().put(name, orNull(property));
            }
        }
        model.setRequired(required.isEmpty() ? null : new ArrayList<>(required));
    }

    /// Rows that are read one by one are each what the record beside them says.
    private static void rows(Class<?> type, Schema<Object> model, ModelConverterContext context) {
        var rows = model.getProperties().get("rows");
        var around = type.getEnclosingClass();
        if (rows != null && around != null) {
            for (var one : around.getDeclaredClasses()) {
                if (one.getSimpleName().equals("Row")) {
                    rows.setItems(context.resolve(new AnnotatedType(one).resolveAsRef(true)));
                }
            }
        }
    }

    private static boolean isLeftOut(RecordComponent component, Class<?> type) {
        return Stream.of(type.getAnnotation(JsonInclude.class), annotation(component, type, JsonInclude.class))
                .anyMatch(it -> it != null && it.value() == JsonInclude.Include.NON_NULL);
    }

    private static <A extends Annotation> @Nullable A annotation(
            RecordComponent component, Class<?> type, Class<A> annotation) {
        try {
            return type.getDeclaredField(component.getName()).getAnnotation(annotation);
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Schema<?> orNull(Schema<?> property) {
        if (property.get$ref() != null) {
            return new Schema<>().oneOf(List.of(property, new Schema<>().types(Set.of("null"))));
        }
        if (property.getTypes() != null) {
            var types = new TreeSet<>(property.getTypes());
            types.add("null");
            property.setTypes(types);
        }
        return property;
    }

    private static void atLeastOne(RecordComponent component, Class<?> type, Schema<?> property) {
        if (annotation(component, type, NotBlank.class) != null) {
            property.setMinLength(1);
        } else if (Integer.valueOf(0).equals(property.getMinLength())) {
            property.setMinLength(null);
        }
        if (annotation(component, type, NotEmpty.class) != null) {
            property.setMinItems(1);
        } else if (Integer.valueOf(0).equals(property.getMinItems())) {
            property.setMinItems(null);
        }
    }

    private static void words(RecordComponent component, Schema<?> property) {
        var mark = component.getAnnotation(OneOf.class);
        if (mark != null) {
            var words = new ArrayList<String>();
            if (mark.namesIn() != void.class) {
                words.addAll(states(mark.namesIn(), mark.only()));
            }
            if (mark.constantsOf() != void.class) {
                words.addAll(constants(mark.constantsOf()));
            }
            words.addAll(List.of(mark.value()));
            setWords(property, words);
        }
    }

    private static Collection<String> states(Class<?> table, Class<?> only) {
        return switch (constant(table, "STATES")) {
            case TypeNames<?> names -> names.namesOf(only);
            case List<?> names -> names.stream().map(String.class::cast).toList();
            default -> throw new IllegalStateException("%s has no names".formatted(table));
        };
    }

    private static Collection<String> constants(Class<?> type) {
        return hasNames(type)
                ? ((EnumNames<?>) constant(type, "NAMES")).all()
                : Stream.of(type.getEnumConstants())
                        .map(it ->
                                ((Enum<?>) it).name().toLowerCase(Locale.ROOT).replace('_', '-'))
                        .toList();
    }

    private static boolean hasNames(Class<?> type) {
        return Stream.of(type.getDeclaredFields()).anyMatch(it -> it.getName().equals("NAMES"));
    }

    private static Object constant(Class<?> type, String field) {
        try {
            var found = type.getDeclaredField(field);
            found.setAccessible(true);
            return found.get(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("%s has no %s".formatted(type, field), e);
        }
    }

    /// A pattern of whole words says no more than a list of them.
    static void nameAlternatives(Schema<?> schema) {
        var pattern = schema.getPattern();
        if (pattern != null && isAlternatives(pattern)) {
            schema.setPattern(null);
            setWords(schema, List.of(pattern.split("\\|", -1)));
        }
    }

    static boolean isAlternatives(String pattern) {
        return ALTERNATIVES.matcher(pattern).matches();
    }

    @SuppressWarnings("unchecked") // of texts, as its type says
    private static void setWords(Schema<?> schema, List<String> words) {
        ((Schema<Object>) schema).setEnum(List.copyOf(words));
    }
}
