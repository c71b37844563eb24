package dev.dosirak.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dosirak.demo.local.DataFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class CommandsTest {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void theCityIsAsLargeAsItWasLoaded() throws IOException {
        assertThat(DataFolder.shopsLoaded(folder)).isEmpty();

        Files.createDirectories(folder.resolve("run"));
        Files.writeString(folder.resolve("run/city.loaded"), "300,000 shops\n");
        assertThat(DataFolder.shopsLoaded(folder)).isEqualTo(OptionalInt.of(300_000));

        Files.writeString(folder.resolve("run/city.loaded.isolated"), "20 shops\n");
        assertThat(DataFolder.shopsLoaded(folder)).isEqualTo(OptionalInt.of(20));
    }

    @Test
    void aCityThatWasSkippedHasNoSize() throws IOException {
        Files.createDirectories(folder.resolve("run"));
        Files.writeString(folder.resolve("run/city.loaded"), "skipped with --no-city\n");

        assertThat(DataFolder.shopsLoaded(folder)).isEmpty();
    }

    @Test
    void theOperatorIsReadFromTheSecretsOfTheDataFolder() throws IOException {
        Files.writeString(
                folder.resolve("secrets.properties"),
                "IDENTITY_OPERATOR_EMAIL=op@example.org\nIDENTITY_OPERATOR_PASSWORD=secret\n");

        assertThat(OperatorLogin.find(folder)).contains(new OperatorLogin("op@example.org", "secret"));
        assertThat(OperatorLogin.find(folder.resolve("elsewhere"))).isEmpty();
        assertThat(new OperatorLogin("op@example.org", "secret").toString()).doesNotContain("secret");
    }

    @Test
    void theDemoWritesTheFilesOfItsCity() {
        int exit = new CommandLine(new DemoCommand()).execute("--files", folder.toString(), "--shops", "5");

        assertThat(exit).isZero();
        assertThat(folder.resolve("menus.ndjson")).exists();
    }

    @Test
    void anImportThatCannotBeginSaysSoWithItsExitCode() {
        var missing = folder.resolve("members.csv").toString();

        assertThat(new CommandLine(new ImportCommand()).execute(missing)).isEqualTo(2);
    }
}
