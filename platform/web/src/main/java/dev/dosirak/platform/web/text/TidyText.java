package dev.dosirak.platform.web.text;

import dev.dosirak.platform.kernel.Text;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.jdk.StringDeserializer;
import tools.jackson.databind.module.SimpleModule;

/// Reads a text in the form that [Text] describes, with its line ends where the field is one of [MultiLine].
final class TidyText extends ValueDeserializer<String> {

    private final boolean severalLines;

    private TidyText(boolean severalLines) {
        this.severalLines = severalLines;
    }

    static SimpleModule module() {
        return new SimpleModule("tidy text").addDeserializer(String.class, new TidyText(false));
    }

    @Override
    public ValueDeserializer<?> createContextual(DeserializationContext context, @Nullable BeanProperty field) {
        if (field != null && field.getAnnotation(Verbatim.class) != null) {
            return StringDeserializer.instance;
        }
        return new TidyText(field != null && field.getAnnotation(MultiLine.class) != null);
    }

    @Override
    public @Nullable String deserialize(JsonParser json, DeserializationContext context) {
        var text = StringDeserializer.instance.deserialize(json, context);
        return text == null ? null : severalLines ? Text.lines(text) : Text.line(text);
    }
}
