package dev.dosirak.box.supervisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeTest {

    private static final long ALMOST_NOTHING = 3L << 20;

    @Test
    void aFolderOfSomebodyElseIsLeftAlone(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("holiday.jpg"), "sea");

        assertThatThrownBy(() -> at(folder).open())
                .isInstanceOf(CommandFailed.class)
                .hasMessageContaining("holiday.jpg")
                .hasMessageContaining("DOSIRAK_HOME");
        assertThat(folder.resolve("dosirak.data")).doesNotExist();
    }

    @Test
    void whatTheBuildLeftInTheFolderDoesNotMakeItSomebodyElses(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("build.log"), "[INFO] BUILD SUCCESS");

        at(folder).open();

        assertThat(at(folder).exists()).isTrue();
    }

    @Test
    void dataOfANewerVersionIsNotTouched(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("dosirak.data"), "format=2\n");

        assertThatThrownBy(() -> at(folder).open())
                .isInstanceOf(CommandFailed.class)
                .hasMessageContaining("newer version");
    }

    @Test
    void anUnreadableMarkerIsSaidToBeSo(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("dosirak.data"), "???\n");

        assertThatThrownBy(() -> at(folder).open())
                .isInstanceOf(CommandFailed.class)
                .hasMessageContaining("cannot be read");
    }

    @Test
    void aDiskThatIsNearlyFullIsSaidBeforeAnythingStarts(@TempDir Path folder) {
        assertThatThrownBy(() -> at(folder).requireSpace(ALMOST_NOTHING))
                .isInstanceOf(CommandFailed.class)
                .hasMessageContaining("3 MB free");
    }

    @Test
    void erasingTakesTheDataAndLeavesTheBuild(@TempDir Path folder) throws IOException {
        var home = at(folder);
        home.open();
        Files.writeString(folder.resolve("build.log"), "[INFO] BUILD SUCCESS");
        Files.createDirectories(folder.resolve("postgres/all/base"));
        Files.writeString(folder.resolve("postgres/all/PG_VERSION"), "18");

        home.erase();

        try (var left = Files.list(folder)) {
            assertThat(left.map(it -> it.getFileName().toString())).containsExactly("build.log");
        }
    }

    @Test
    void secretsStayTheSameAndAreForTheirOwnerOnly(@TempDir Path folder) throws IOException {
        var home = at(folder);
        home.open();
        var key = Secrets.of(home, Map.of()).serviceKey();

        assertThat(key).hasSizeGreaterThanOrEqualTo(32);
        assertThat(Secrets.of(home, Map.of()).serviceKey()).isEqualTo(key);
        assertThat(Secrets.of(home, Map.of("DOSIRAK_SERVICE_KEY", "given")).serviceKey())
                .isEqualTo("given");
        assertThat(Files.getPosixFilePermissions(home.secrets()))
                .extracting(Enum::name)
                .containsExactlyInAnyOrder("OWNER_READ", "OWNER_WRITE");
    }

    @Test
    void nobodyElseLooksIntoTheFolder(@TempDir Path folder) throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));

        at(folder).open();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                .isEqualTo("rwx------");
    }

    private static Home at(Path folder) {
        return new Home(folder, folder);
    }
}
