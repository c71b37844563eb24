package dev.dosirak.notebook;

import static java.util.Locale.ENGLISH;
import static java.util.Locale.KOREAN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.dosirak.platform.web.problem.FieldPath;
import dev.dosirak.platform.web.rows.RowError;
import dev.dosirak.platform.web.rows.RowReader;
import dev.dosirak.platform.web.rows.RowsDeserializer;
import dev.dosirak.platform.web.rows.UnreadableRow;
import dev.dosirak.platform.web.text.BodyJson;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.i18n.LocaleContextHolder;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.annotation.JsonDeserialize;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.json.JsonMapper;

@NotebookTest
class RowReaderTest {

    private static final JsonMapper JSON = JsonMapper.shared();

    record Row(
            @NotNull @Size(min = 1, max = 3) String code,
            @Nullable Long price,
            @Nullable Double lat,
            @Nullable Boolean open,
            @Nullable LocalDate day,
            @Nullable Instant at,
            @Nullable @Pattern(regexp = "small|large") String size,

            @Nullable @Pattern(regexp = "[0-9]{2}", message = "{dosirak.two-digits}")
            String digits,

            @Nullable @Size(max = 2) List<Part> parts) {}

    record Part(String name) {}

    @Autowired
    RowReader reader;

    @Autowired
    BodyJson json;

    @AfterEach
    void forgetTheLanguage() {
        LocaleContextHolder.resetLocaleContext();
    }

    @Test
    void aRowIsReadAsAnyBodyIs() throws UnreadableRow {
        var row = reader.read(JSON.readTree("{\"code\":\" A\u00a0\",\"price\":13000}"), Row.class, KOREAN);

        assertThat(row.code()).isEqualTo("A");
        assertThat(row.price()).isEqualTo(13_000);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        {"code":17} | code | a text
        {"code":"A","price":"13,000원"} | price | like 13000
        {"code":"A","price":1.5} | price | like 13000
        {"code":"A","price":99999999999999999999} | price | like 13000
        {"code":"A","lat":"37.5"} | lat | like 37.5665
        {"code":"A","open":"yes"} | open | true or false
        {"code":"A","day":"Christmas"} | day | like "2026-12-25"
        {"code":"A","at":"noon"} | at | like "2026-12-25T09:00:00Z"
        {"code":"A","parts":"all"} | parts | a list
        {"code":"A","parts":["all"]} | parts[0] | a JSON object
        {"code":"A","parts":[{"name":true}]} | parts[0].name | a text
        {"code":"A","colour":"red"} | colour | check its name
        {"code":"ABCD"} | code | must have 1 to 3 characters
        {} | code | needs a value
        {"code":"A","size":"huge"} | size | must be one of these: small, large
        {"code":"A","digits":"x"} | digits | must be two digits, like 07
        {"code":"A","parts":[{},{},{}]} | parts | must have 0 to 2 entries
        """)
    void whatIsWrongIsSaidWithWhatWouldBeRight(String row, String field, String right) {
        assertThat(error(row, ENGLISH).detail()).contains(field, right).doesNotContain("dev.dosirak", "java.");
        assertThat(error(row, KOREAN).detail()).contains(field).containsPattern("\\p{IsHangul}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "[]", "\"A\"", "17"})
    void whatHasNoFieldsIsNoRow(String row) {
        assertThat(error(row, ENGLISH))
                .isEqualTo(new RowError(
                        3,
                        "",
                        "unreadable-row",
                        "This is no JSON object with the fields of one row. Please write it like {\"code\": …}."));
    }

    record Rows(
            @JsonDeserialize(using = RowsDeserializer.class) List<JsonNode> rows) {}

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        {"code":"\\u0000B","price":1}                                | U+0000B | code
        {"price":1,"parts":[{"name":"a"},{"name":"\\uffff"}],"code":"B"} | B       | parts[1].name
        {"code":"B","col\\u0007our":[{}, "\\u0007"]}                   | B       | colU+0007our
        "\\u0000"                                                   | ''       | $
        """)
    void aCharacterThatMayNotBeIsAFaultOfItsRowAlone(String row, String code, String field) throws UnreadableRow {
        LocaleContextHolder.setLocale(ENGLISH);
        var good = "{\"code\":\"A\",\"price\":12345678901234567}";
        var read = json.mapper().readValue("{\"rows\":[%s,%s,%s]}".formatted(good, row, good), Rows.class);

        assertThat(reader.read(read.rows().getFirst(), Row.class, ENGLISH).price())
                .isEqualTo(12_345_678_901_234_567L);
        assertThat(reader.read(read.rows().getLast(), Row.class, ENGLISH).code())
                .isEqualTo("A");
        var unreadable = catchThrowableOfType(
                UnreadableRow.class, () -> reader.read(read.rows().get(1), Row.class, ENGLISH));
        assertThat(Objects.requireNonNull(unreadable).at(1))
                .extracting(RowError::code, RowError::reason)
                .containsExactly(code, "forbidden-character");
        assertThat(unreadable).hasMessageContaining("'" + field + "'");
    }

    @Test
    void whatIsNoRowIsAFaultOfItselfAloneAndWhatIsNoListOfAll() {
        assertThat(json.mapper()
                        .readValue("{\"rows\":[null,\"A\",[1,[2]],{\"a\":{}}]}", Rows.class)
                        .rows())
                .map(JsonNode::toString)
                .containsExactly("null", "\"A\"", "[1,[2]]", "{\"a\":{}}");
        assertThat(json.mapper().readValue("{\"rows\":[]}", Rows.class).rows()).isEmpty();
        assertThatThrownBy(() -> json.mapper().readValue("{\"rows\":{}}", Rows.class))
                .isInstanceOfSatisfying(MismatchedInputException.class, it -> {
                    assertThat(it.getTargetType()).isEqualTo(List.class);
                    assertThat(FieldPath.of(it)).isEqualTo("rows");
                });
        assertThatThrownBy(() -> json.mapper().readValue("{\"rows\":[{},{\"a\":]}", Rows.class))
                .isInstanceOfSatisfying(
                        JacksonException.class,
                        it -> assertThat(FieldPath.of(it)).isEqualTo("rows[1]"));
    }

    /// @param language also that of the request, in which sentences of bean validation come
    private RowError error(String row, Locale language) {
        LocaleContextHolder.setLocale(language);
        var unreadable =
                catchThrowableOfType(UnreadableRow.class, () -> reader.read(JSON.readTree(row), Row.class, language));
        return Objects.requireNonNull(unreadable, row).at(3);
    }
}
