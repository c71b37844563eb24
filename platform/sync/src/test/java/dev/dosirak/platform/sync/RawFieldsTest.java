package dev.dosirak.platform.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;

class RawFieldsTest {

    @Test
    void everyFieldIsAsItStandsThere() {
        var fields = RawFields.of("""
                { "text": "가게 \\"하나\\" }", "number" :-1.50, "is":true,"none":null, "empty":"",
                  "deep": {"a": [1, {"text": "b"}]} , "list":[ ] }
                """);

        assertThat(fields.required("text")).isEqualTo("\"가게 \\\"하나\\\" }\"");
        assertThat(fields.required("number")).isEqualTo("-1.50");
        assertThat(fields.required("is")).isEqualTo("true");
        assertThat(fields.required("none")).isEqualTo("null");
        assertThat(fields.required("empty")).isEqualTo("\"\"");
        assertThat(fields.required("deep")).isEqualTo("{\"a\": [1, {\"text\": \"b\"}]}");
        assertThat(fields.required("list")).isEqualTo("[ ]");
        assertThat(fields.find("a")).isEmpty();
        assertThatThrownBy(() -> fields.required("a")).isInstanceOf(JacksonException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "1", "{", "{\"a\":", "{\"a\":1", "{\"a\" 1}", "{\"a\":\"b}", "{\"a\":{\"b\":1}"})
    void whatIsNoObjectIsRefused(String text) {
        assertThatThrownBy(() -> RawFields.of(text)).isInstanceOf(JacksonException.class);
    }
}
