package dev.dosirak.platform.web.text;

import dev.dosirak.platform.kernel.Text;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.jdk.StringDeserializer;
import tools.jackson.databind.module.SimpleModule;

/// Reads a text in the form that [Text] describes: in one line, unless its field is one of [MultiLine]
/// or [Ungrouped].
final class TidyText extends ValueDeserializer<String> {

    private final UnaryOperator<String> form;

    private TidyText(UnaryOperator<String> form) {
        this.form = form;
    }

    static SimpleModule module() {
        return new SimpleModule("tidy text").addDeserializer(String.class, new TidyText(Text::line));
    }

    @Override
    public ValueDeserializer<?> createContextual(DeserializationContext context, @Nullable BeanProperty field) {
        if (field != null && field.getAnnotation(Verbatim.class) != null) {
            return StringDeserializer.instance;
        }
        if (field != null && field.getAnnotation(Ungrouped.class) != null) {
            return new TidyText(Text::ungrouped);
        }
        return new TidyText(field != null && field.getAnnotation(MultiLine.class) != null ? Text::lines : Text::line);
    }

    @Override
    public @Nullable String deserialize(JsonParser json, DeserializationContext context) {
        var text = StringDeserializer.instance.deserialize(json, context);
        return text == null ? null : form.apply(text);
    }
}
