package dev.dosirak.demo.load;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SourceFileTest {

    private static final String HEADER = "code,role,email,name,phone\n";
    private static final String MINA = "C1,customer,mina@example.org,김미나,010-0000-0001\n";
    private static final String JUNHO = "C2,customer,junho@example.org,박준호,010-0000-0002\n";
    private static final String SHOP_HEADER =
            "code,ownerCode,name,category,phone,road,district,lat,lng,radiusMeters,minimumOrder,fees,hours,closedDays\n";

    @TempDir
    private Path folder = Path.of("");

    @Test
    void aByteOrderMarkAndWindowsLineEndsAreNothingSpecial() throws IOException {
        var rows = read("members.csv", "\uFEFF" + (HEADER + MINA).replace("\n", "\r\n"));

        assertThat(rows).singleElement().isInstanceOfSatisfying(Row.Good.class, it -> {
            assertThat(it.line()).isEqualTo(2);
            assertThat(it.content().path("name").asString()).isEqualTo("김미나");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null\n{\"code\":\"C1\",\"role\":\"customer\",\"email\":\"m@example.org\"}\n",
                "[null,\n{\"code\":\"C1\",\"role\":\"customer\",\"email\":\"m@example.org\"}]"
            })
    void aFirstRowThatIsNullCostsOnlyItself(String content) throws IOException {
        for (var name : List.of("members.json", "people.json")) {
            assertThat(read(name, content))
                    .satisfiesExactly(
                            it -> assertThat(it).isEqualTo(new Row.Broken(1, "", "not a JSON object")),
                            it -> assertThat(it).isInstanceOf(Row.Good.class));
        }
    }

    @Test
    void quotedCellsMayHoldCommasQuotesAndLineBreaks() throws IOException {
        var rows = read("members.csv", HEADER + "C1,customer,m@example.org,\"미나, \"\"the\nfirst\"\"\",010\n" + JUNHO);

        assertThat(((Row.Good) rows.get(0)).content().path("name").asString()).isEqualTo("미나, \"the\nfirst\"");
        assertThat(rows.get(1).line()).isEqualTo(4);
    }

    @Test
    void aQuotationMarkThatIsNeverClosedCostsOneLine() throws IOException {
        var rows = read("members.csv", HEADER + "C0,\"customer,lost@example.org,x,010\n" + MINA + JUNHO);

        assertThat(rows.get(0)).isEqualTo(new Row.Broken(2, "", "the quotation marks do not match"));
        assertThat(rows.subList(1, 3)).allMatch(Row.Good.class::isInstance);
        assertThat(rows).extracting(Row::line).containsExactly(2L, 3L, 4L);
    }

    @Test
    void textAfterAClosingQuotationMarkCostsOneLine() throws IOException {
        var rows = read("members.csv", HEADER + "C0,\"customer\"x,lost@example.org,x,010\n" + MINA);

        assertThat(rows.get(0)).isInstanceOf(Row.Broken.class);
        assertThat(rows.get(1)).isInstanceOf(Row.Good.class);
    }

    @Test
    void tooFewAndTooManyCellsAreNamed() throws IOException {
        var rows = read("members.csv", HEADER + "C0,customer\nC9,customer,a,b,c,d\n" + MINA);

        assertThat(rows.get(0)).isEqualTo(new Row.Broken(2, "C0", "2 cells instead of 5"));
        assertThat(rows.get(1)).isEqualTo(new Row.Broken(3, "C9", "6 cells instead of 5"));
        assertThat(rows.get(2)).isInstanceOf(Row.Good.class);
    }

    @Test
    void anUnknownColumnIsReportedOnceAndLeftOut() throws IOException {
        var rows = read("members.csv", "shoe size," + HEADER + "42," + MINA);

        assertThat(rows.get(0)).isEqualTo(new Row.Broken(1, "", "unknown column \"shoe size\"; it is left out"));
        assertThat(((Row.Good) rows.get(1)).content().has("shoe size")).isFalse();
    }

    @Test
    void aMissingColumnStopsTheImport() {
        assertThatThrownBy(() -> read("members.csv", "code,email\nC1,m@example.org\n"))
                .isInstanceOf(ImportStopped.class)
                .hasMessageContaining("role, name, phone");
    }

    @ParameterizedTest
    @CsvSource({
        "EUC-KR, ''",
        "MS949, ''",
        "UTF-8, ''",
        "UTF-8, \uFEFF",
        "UTF-16LE, \uFEFF",
        "UTF-16BE, \uFEFF",
        "UTF-16LE, ''",
        "UTF-16BE, ''"
    })
    void everyEncodingOfKoreanTablesIsRead(String encoding, String mark) throws IOException {
        var file = folder.resolve("members.csv");
        Files.write(file, (mark + HEADER + MINA + JUNHO).getBytes(Charset.forName(encoding)));

        assertThat(read(file))
                .hasSize(2)
                .first()
                .isInstanceOfSatisfying(
                        Row.Good.class,
                        it -> assertThat(it.content().path("name").asString()).isEqualTo("김미나"));
    }

    @Test
    void oneLineOfAnotherEncodingCostsOneLine() throws IOException {
        var file = folder.resolve("members.csv");
        var bytes = new ByteArrayOutputStream();
        bytes.write((HEADER + MINA + JUNHO).getBytes(UTF_8));
        bytes.write(JUNHO.getBytes(Charset.forName("MS949")));
        Files.write(file, bytes.toByteArray());

        assertThat(read(file)).extracting(Row.Good.class::isInstance).containsExactly(true, true, false);
    }

    @Test
    void bytesThatAreNoTextCostTheirRowInEveryKindOfFile() throws IOException {
        var reason = "bytes that are no text: save the file as UTF-8";
        var shops =
                "{\"code\":\"S1\",\"name\":\"밥집\"}%1$s{\"code\":\"S2\",\"name\":\"??집\"}%1$s{\"code\":\"S3\",\"??\":\"밥집\"}%2$s";

        assertThat(read(withNoText("members.csv", HEADER + MINA + JUNHO.replace("박준호", "??호")))
                        .get(1))
                .isEqualTo(new Row.Broken(3, "C2", reason));
        for (var file : List.of(
                withNoText("shops.ndjson", shops.formatted("\n", "")),
                withNoText("shops.json", "[" + shops.formatted(",\n", "]")))) {
            var rows = read(file);

            assertThat(rows.get(0)).isInstanceOf(Row.Good.class);
            assertThat(rows.subList(1, 3))
                    .containsExactly(new Row.Broken(2, "S2", reason), new Row.Broken(3, "S3", reason));
        }
    }

    /// Each `?` becomes a byte that UTF-8 has not.
    private Path withNoText(String name, String text) throws IOException {
        var bytes = text.getBytes(UTF_8);
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = bytes[i] == '?' ? (byte) 0xB9 : bytes[i];
        }
        return Files.write(folder.resolve(name), bytes);
    }

    @ParameterizedTest
    @CsvSource({
        "'<!DOCTYPE html><html><body>', web page",
        "'<html>', web page",
        "'<meta http-equiv=\"Content-Type\"><table>', web page",
        "'<!-- saved --><html>', web page",
        "'<style>', web page",
        "'<?xml version=\"1.0\"?>', XML",
        "'PK\u0003\u0004x', Excel",
        "'%PDF-1.7', PDF",
        "'', empty"
    })
    void whatIsNoTableIsCalledByItsName(String content, String name) {
        assertThatThrownBy(() -> read("shops.csv", content))
                .isInstanceOf(ImportStopped.class)
                .hasMessageContaining(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-32LE", "UTF-32BE"})
    void soIsAnEncodingThatHardlyAnybodyUses(String charset) throws IOException {
        var file = folder.resolve("members.csv");
        Files.write(file, ("\ufeff" + HEADER + MINA).getBytes(Charset.forName(charset)));

        assertThatThrownBy(() -> read(file)).isInstanceOf(ImportStopped.class).hasMessageContaining("UTF-32");
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t", "|"})
    void cellsMayBeSeparatedByOtherSigns(String separator) throws IOException {
        var text = (HEADER + MINA).replace(",", separator).replace("\n", "\r");

        assertThat(((Row.Good) read("members.csv", text).getFirst())
                        .content()
                        .path("email")
                        .asString())
                .isEqualTo("mina@example.org");
    }

    @Test
    void columnsMayHaveKoreanNames() throws IOException {
        var rows = read("회원.csv", "회원 코드,역할,이메일,이름,전화번호\n" + MINA);

        assertThat(((Row.Good) rows.getFirst()).content().path("code").asString())
                .isEqualTo("C1");
    }

    @Test
    void whatASpreadsheetLeavesBehindIsNoRowAndNoColumn() throws IOException {
        var rows = read(
                "members.csv",
                HEADER.replace("\n", ",,\n")
                        + MINA.replace("\n", ",,\n")
                        + JUNHO
                        + ",,,,,,\n"
                        + MINA.replace("\n", ",,an old friend\n")
                        + MINA.replace("\n", ",\n")
                        + " , ,,,\n\"\",,,,,,\n");

        assertThat(rows).extracting(Row::line).containsExactly(2L, 3L, 5L, 6L);
        assertThat(((Row.Good) rows.get(0)).notes()).isEmpty();
        assertThat(((Row.Good) rows.get(1)).content().path("code").asString()).isEqualTo("C2");
        assertThat(((Row.Good) rows.get(2)).notes()).containsExactly("what stands below no column's name is left out");
        assertThat(rows.get(3)).isEqualTo(new Row.Broken(6, "C1", "6 cells instead of 5"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sep=;", "SEP=;", "\uFEFFsep=;"})
    void excelMaySayWhatSeparates(String first) throws IOException {
        var rows = read("members.csv", first + "\n" + (HEADER + MINA).replace(",", ";"));

        assertThat(rows).singleElement().isInstanceOfSatisfying(Row.Good.class, it -> {
            assertThat(it.line()).isEqualTo(3);
            assertThat(it.content().path("email").asString()).isEqualTo("mina@example.org");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"우리 회원\n\n", "우리 회원,,,,\n,,,,\n", "\"우리\n회원\"\n", "members of 2026\nby Mina\n"})
    void aTitleAboveTheHeaderIsNoHeader(String title) {
        for (var separator : List.of(",", ";")) {
            for (var name : List.of("members.csv", "명단.csv")) {
                assertThatThrownBy(() -> read(name, title + (HEADER + MINA).replace(",", separator)))
                        .isInstanceOf(ImportStopped.class)
                        .hasMessage("The header stands in line 3 and not in line 1: delete what is above it");
            }
        }
    }

    @Test
    void aForbiddenCharacterCostsItsRow() throws IOException {
        var rows = read("members.csv", HEADER + MINA.replace("미나", "미\u0000나") + JUNHO);

        assertThat(rows.get(0)).isEqualTo(new Row.Broken(2, "C1", "a character that cannot be used: U+0000"));
        assertThat(rows.get(1)).isInstanceOf(Row.Good.class);
        assertThat(read("menus.ndjson", "{\"code\":\"S1\",\"menu\":{\"a\":[\"\\ud800\"]}}\n")
                        .getFirst())
                .isEqualTo(new Row.Broken(1, "S1", "a character that cannot be used: U+D800"));
    }

    @Test
    void wrongNumbersFeesHoursAndDatesNameTheirColumn() throws IOException {
        var rows = read(
                "shops.csv",
                SHOP_HEADER
                        + "S1,O1,가게,korean,02-1,길 1,중구,37.5,126.9,three,15000,1000:2000,daily 11:00-22:00,\n"
                        + "S2,O1,가게,korean,02-1,길 1,중구,north,126.9,3000,15000,1000:2000,daily 11:00-22:00,\n"
                        + "S3,O1,가게,korean,02-1,길 1,중구,37.5,126.9,3000,15000,1000-2000,daily 11:00-22:00,\n"
                        + "S4,O1,가게,korean,02-1,길 1,중구,37.5,126.9,3000,15000,1000:2000,daily 11-22,\n"
                        + "S5,O1,가게,korean,02-1,길 1,중구,37.5,126.9,3000,15000,1000:2000,daily 11:00-22:00,christmas\n");

        assertThat(rows)
                .extracting(it -> ((Row.Broken) it).reason().split(":", 2)[0])
                .containsExactly("radiusMeters", "lat", "fees", "hours", "closedDays");
    }

    @Test
    void aBrokenLineOfNdjsonCostsOnlyItself() throws IOException {
        var rows =
                read("menus.ndjson", "{\"code\":\"S1\",\"menu\":{}}\n{broken\n[]\n\n{\"code\":\"S2\",\"menu\":{}}\n");

        assertThat(rows).extracting(Row::line).containsExactly(1L, 2L, 3L, 5L);
        assertThat(rows).extracting(Row.Good.class::isInstance).containsExactly(true, false, false, true);
    }

    @Test
    void anArrayIsReadUpToItsFirstSyntaxError() throws IOException {
        assertThat(read("shops.json", "[\n{\"code\":\"S1\"},\n{\"code\":\"S2\"}\n]"))
                .extracting(Row::line)
                .containsExactly(2L, 3L);
        assertThat(read("shops.json", "[{\"code\":\"S1\"},\n{\"code\" \"S2\"}, {\"code\":\"S3\"}]")
                        .get(1))
                .isInstanceOfSatisfying(
                        Row.Broken.class, it -> assertThat(it.reason()).contains("rest of the file"));
        assertThat(read("shops.json", "[{\"code\":\"S1\"}]\n[{\"code\":\"S2\"}]"))
                .as("as of two files, one behind the other")
                .hasSize(2)
                .last()
                .isInstanceOfSatisfying(
                        Row.Broken.class, it -> assertThat(it.line()).isEqualTo(2));
    }

    @Test
    void whatAFileHoldsIsFoundOutFromItsNameOrItsFirstRow() throws IOException {
        assertThat(kind("members-2026.csv", HEADER)).isEqualTo(Kind.MEMBERS);
        assertThat(kind("export.csv", HEADER)).isEqualTo(Kind.MEMBERS);
        assertThat(kind("export.csv", SHOP_HEADER)).isEqualTo(Kind.SHOPS);
        assertThat(kind("members and their shops.csv", SHOP_HEADER)).isEqualTo(Kind.SHOPS);
        assertThat(kind("shops.csv", HEADER)).isEqualTo(Kind.MEMBERS);
        assertThat(kind("members.ndjson", "{\"code\":\"C1\",\"name\":\"Mina\"}\n"))
                .isEqualTo(Kind.MEMBERS);
        assertThat(kind("export.ndjson", "{\"code\":\"S1\",\"menu\":{}}\n")).isEqualTo(Kind.MENUS);
        assertThat(kind("export.json", "[{\"code\":\"C1\",\"role\":\"rider\"}]"))
                .isEqualTo(Kind.MEMBERS);
        assertThatThrownBy(() -> kind("export.csv", "a,b\n1,2\n")).isInstanceOf(ImportStopped.class);
    }

    private Kind kind(String name, String text) throws IOException {
        return FileImporter.kindOf(Files.writeString(folder.resolve(name), text), null, Assumptions.NONE);
    }

    private List<Row> read(String name, String text) throws IOException {
        return read(Files.write(folder.resolve(name), text.getBytes(UTF_8)));
    }

    private static List<Row> read(Path file) throws IOException {
        var rows = new ArrayList<Row>();
        try (var source = SourceFile.open(file, null, Assumptions.NONE)) {
            for (var row = source.next(); row != null; row = source.next()) {
                rows.add(row);
            }
        }
        return rows;
    }
}
