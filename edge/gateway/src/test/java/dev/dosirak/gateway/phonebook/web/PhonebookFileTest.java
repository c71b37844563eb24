package dev.dosirak.gateway.phonebook.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dosirak.gateway.phonebook.PhonebookEntry;
import dev.dosirak.gateway.phonebook.SomeEntries;
import dev.dosirak.platform.kernel.Position;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PhonebookFileTest {

    static final Instant NOON = Instant.parse("2026-11-21T03:00:00Z");
    static final List<PhonebookEntry> ENTRIES = new SomeEntries(7, new Position(37.5663, 126.9779), 0.02).list(120);
    static final Instant LATER = NOON.plusSeconds(3_600);
    static final String WHOLE = PhonebookText.of(NOON, ENTRIES);

    @TempDir
    Path folder;

    private PhonebookFile file;

    @BeforeEach
    void open() {
        file = new PhonebookFile(folder.resolve("gateway"));
    }

    @Test
    void whatIsKeptIsThereAfterARestart() throws IOException {
        assertThat(file.load()).isEmpty();

        Files.writeString(file.stagingFile(), WHOLE);
        assertThat(file.commit().shops()).isEqualTo(120);

        assertThat(file.load()).get().satisfies(it -> {
            assertThat(it.asOf()).isEqualTo(NOON);
            assertThat(it.shops()).isEqualTo(120);
        });
    }

    @Test
    void whatIsCutOffOrMakesNoSenseTakesNobodysPlace() throws IOException {
        Files.writeString(file.stagingFile(), WHOLE);
        file.commit();
        for (var broken : List.of(
                "",
                "{}\n",
                "nonsense",
                WHOLE.replace("\"shops\":120", "\"shops\":121"),
                WHOLE.replace("\"shops\":120", "\"shops\":119"),
                WHOLE.replace("{\"asOf\":\"2026-11-21T03:00:00Z\",", "{"),
                WHOLE.substring(0, WHOLE.length() - 20),
                WHOLE.substring(0, WHOLE.lastIndexOf('{')),
                WHOLE.replaceFirst("\"phone\":\"[^\"]*\",", ""),
                WHOLE.replaceFirst("\"phone\":\"[^\"]*\"", "\"phone\":null"),
                WHOLE.replaceFirst("\"phone\":\"[^\"]*\"", "\"phone\":\"\""),
                WHOLE.replaceFirst("\"lat\":[0-9.]+", "\"lat\":91"),
                WHOLE.replaceFirst("\"radiusMeters\":[0-9]+,", ""),
                WHOLE.replaceFirst("\"id\":\"[^\"]*\"", "\"id\":\"mapo\""))) {
            Files.writeString(file.stagingFile(), broken);

            assertThatThrownBy(file::commit).as(broken).isInstanceOf(IOException.class);
            assertThat(file.load()).get().satisfies(it -> assertThat(it.shops()).isEqualTo(120));

            Files.writeString(folder.resolve("gateway/phonebook.ndjson"), broken);
            assertThat(file.load()).as(broken).isEmpty();
            Files.writeString(folder.resolve("gateway/phonebook.ndjson"), WHOLE);
        }
    }

    @Test
    void howLongItWasRightIsKeptToo() throws IOException {
        Files.writeString(file.stagingFile(), WHOLE);
        file.commit();

        file.confirm(NOON, LATER);
        assertThat(file.load()).get().satisfies(it -> assertThat(it.asOf()).isEqualTo(LATER));

        file.confirm(NOON.minusSeconds(1), LATER);
        assertThat(file.load())
                .get()
                .satisfies(it -> assertThat(it.asOf())
                        .as("the note is about another book")
                        .isEqualTo(NOON));

        Files.writeString(folder.resolve("gateway/phonebook.confirmed"), NOON + " tomorrow");
        assertThat(file.load()).get().satisfies(it -> assertThat(it.asOf()).isEqualTo(NOON));
    }
}
