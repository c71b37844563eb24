package dev.dosirak.demo.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.dosirak.demo.people.Api;
import dev.dosirak.demo.people.CallLog;
import dev.dosirak.demo.people.Endpoints;
import dev.dosirak.demo.people.Operator;
import dev.dosirak.demo.people.Session;
import dev.dosirak.demo.stub.StubServer;
import dev.dosirak.demo.stub.StubServer.ReceivedRequest;
import dev.dosirak.demo.stub.StubServer.Reply;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class FileImporterTest {

    private static final String IMPORT = "/api/v1/members/import";
    private static final String SHOPS = "/api/v1/shops/import";
    private static final String OWNER = "O1";

    @TempDir
    private Path folder = Path.of("");

    private final Set<String> known = new ConcurrentSkipListSet<>();
    private final List<RowRefused> refused = new ArrayList<>();
    private final AtomicInteger stopFrom = new AtomicInteger(Integer.MAX_VALUE);
    private final AtomicBoolean strict = new AtomicBoolean(true);
    private final StubServer platform = new StubServer(this::answer);
    private final Api api = new Api(new Endpoints(platform.uri(), platform.uri()), CallLog.NONE);
    private Path file = Path.of("");

    /// Takes members once, refuses those called "bad" while it is strict, and a whole batch for a "misshapen"
    /// one.
    private Reply answer(ReceivedRequest receivedRequest) {
        if (receivedRequest.path().equals(SHOPS)) {
            return shops(receivedRequest.body().path("rows"));
        }
        if (!receivedRequest.path().equals(IMPORT)) {
            return Reply.of(
                    200,
                    Map.of("accessToken", "a", "refreshToken", "r", "expiresIn", 900, "memberId", UUID.randomUUID()));
        }
        if (number(receivedRequest.body().path("rows").get(0)) >= stopFrom.get()) {
            return Reply.of(403, Map.of("reason", "not-for-this-role"));
        }
        int imported = 0;
        int unchanged = 0;
        var errors = new ArrayList<Object>();
        var rows = receivedRequest.body().path("rows");
        for (var row : rows) {
            if (row.path("name").asString().equals("misshapen")) {
                return Reply.of(400, Map.of("reason", "wrong-type"));
            }
        }
        for (int i = 0; i < rows.size(); i++) {
            var code = rows.get(i).path("code").asString();
            if (rows.get(i).path("name").asString().equals("bad") && strict.get()) {
                errors.add(Map.of("row", i, "code", code, "reason", "name-not-nice"));
            } else if (known.add(code)) {
                imported++;
            } else {
                unchanged++;
            }
        }
        return Reply.of(200, Map.of("imported", imported, "unchanged", unchanged, "errors", errors));
    }

    /// Knows one owner.
    private static Reply shops(JsonNode rows) {
        var errors = IntStream.range(0, rows.size())
                .filter(it -> !rows.get(it).path("ownerCode").asString().equals(OWNER))
                .mapToObj(it -> Map.of("row", it, "reason", "owner-unknown"))
                .toList();
        return Reply.of(200, Map.of("imported", rows.size() - errors.size(), "unchanged", 0, "errors", errors));
    }

    private static int number(JsonNode row) {
        return Integer.parseInt(row.path("code").asString().substring(1));
    }

    @BeforeEach
    void threeThousandMembers() throws IOException {
        var text = new StringBuilder("code,role,email,name,phone\n");
        for (int i = 0; i < 3_000; i++) {
            var name = switch (i) {
                case 700, 2_999 -> "bad";
                case 1_234 -> "misshapen";
                default -> "김미나";
            };
            text.append(i == 42 ? "C42,broken\n" : "C%d,customer,c%d@example.org,%s,010\n".formatted(i, i, name));
        }
        file = Files.writeString(folder.resolve("members.csv"), text);
    }

    @AfterEach
    void close() {
        api.close();
        platform.close();
    }

    @Test
    void goodRowsGoInAndEveryOtherIsReportedWithItsLine() {
        var summary = importer().run(file, null, false);

        assertThat(summary).isEqualTo(new Summary(3_000, 2_996, 0, 4, 0, true));
        assertThat(known).hasSize(2_996);
        assertThat(refused)
                .extracting(it -> it.line() + " " + it.code() + " " + it.reason())
                .satisfiesExactly(
                        it -> assertThat(it).isEqualTo("44 C42 2 cells instead of 5"),
                        it -> assertThat(it).isEqualTo("702 C700 name-not-nice"),
                        it -> assertThat(it).startsWith("1236 C1234").contains("400 wrong-type"),
                        it -> assertThat(it).isEqualTo("3001 C2999 name-not-nice"));
    }

    @Test
    void aFileIsImportedByOneRunAtATime() {
        var second = importer();
        var session = Session.login(api, "operator", "op@example.org", "secret");
        var stopped = new ArrayList<ImportStopped>();
        var tryingToo = new Progress() {
            @Override
            public void update(Status status) {
                stopped.add(catchThrowableOfType(ImportStopped.class, () -> second.run(file, null, false)));
            }

            @Override
            public void done(Status status) {}
        };
        var first = new FileImporter(
                new Operator(session),
                ImportCheckpoints.in(folder.resolve("memory"), platform.uri()),
                tryingToo,
                refused::add);

        assertThat(first.run(file, null, false).imported()).isEqualTo(2_996);
        assertThat(stopped)
                .isNotEmpty()
                .allSatisfy(it -> assertThat(it).hasMessageContaining("is being imported by another run"));
        assertThat(second.run(file, null, false).settled()).isEqualTo(3_000);
    }

    /// Batches are under way side by side: which of the two came last would be chance.
    @Test
    void ofTwoRowsWithOneCodeTheFirstCountsAndTheOtherIsTold() throws IOException {
        Files.writeString(
                file,
                Files.readString(file)
                        .replace("C2,customer,", "C1\u00a0,customer,")
                        .replace("C2500,customer,", "C5,customer,"));
        stopFrom.set(1_000);
        assertThatThrownBy(() -> importer().run(file, null, false)).isInstanceOf(ImportStopped.class);
        assertThat(refused)
                .extracting(it -> it.line() + " " + it.code() + " " + it.reason())
                .contains("4 C1 code-twice: line 3 has this code already, and counts");
        stopFrom.set(Integer.MAX_VALUE);
        importer().run(file, null, false);

        assertThat(refused)
                .extracting(it -> it.line() + " " + it.code() + " " + it.reason())
                .contains("2502 C5 code-twice: line 7 has this code already, and counts");
        assertThat(known).hasSize(2_994);
    }

    /// The other stands in the same batch, in one that is under way at the same time, or in one long after.
    @ParameterizedTest
    @ValueSource(ints = {701, 1_300, 2_990})
    void aRowThatWasRefusedKeepsNoLaterOneOfItsCodeOut(int later) throws IOException {
        giveCode("C700", later);

        var summary = importer().run(file, null, false);

        assertThat(summary).isEqualTo(new Summary(3_000, 2_996, 0, 4, 0, true));
        assertThat(known).contains("C700");
        assertThat(refused).extracting(RowRefused::line).containsExactly(44L, 702L, 1_236L, 3_001L);
    }

    @Test
    void ofManyRowsWithOneCodeTheFirstThatIsTakenCounts() throws IOException {
        Files.writeString(file, Files.readString(file).replace("c701@example.org,김미나", "c701@example.org,bad"));
        giveCode("C700", 701, 702, 703, 1_400, 2_800);

        assertThat(importer().run(file, null, false)).isEqualTo(new Summary(3_000, 2_992, 0, 8, 0, true));
        assertThat(refused)
                .filteredOn(it -> it.code().equals("C700"))
                .extracting(it -> it.line() + " " + it.reason())
                .containsExactly(
                        "702 name-not-nice",
                        "703 name-not-nice",
                        "705 code-twice: line 704 has this code already, and counts",
                        "1402 code-twice: line 704 has this code already, and counts",
                        "2802 code-twice: line 704 has this code already, and counts");
    }

    @Test
    void whatWasRefusedBeforeARunWasStoppedKeepsNoLaterRowOut() throws IOException {
        giveCode("C700", 2_510);
        giveCode("C7", 2_600);
        stopFrom.set(2_000);
        assertThatThrownBy(() -> importer().run(file, null, false)).isInstanceOf(ImportStopped.class);

        stopFrom.set(Integer.MAX_VALUE);
        var summary = importer().run(file, null, false);

        assertThat(summary).isEqualTo(new Summary(3_000, 2_995, 0, 5, 0, true));
        assertThat(known).contains("C700");
        assertThat(refused)
                .extracting(it -> it.line() + " " + it.reason())
                .contains("2602 code-twice: line 9 has this code already, and counts")
                .doesNotContain("702 name-not-nice");
    }

    /// @param others whose rows bear the code, too
    private void giveCode(String code, int... others) throws IOException {
        var text = Files.readString(file);
        for (int it : others) {
            text = text.replace("C%d,customer,".formatted(it), code + ",customer,");
        }
        Files.writeString(file, text);
    }

    @Test
    void aRunThatWasStoppedGoesOnWhereItStopped() {
        stopFrom.set(1_000);
        assertThatThrownBy(() -> importer().run(file, null, false)).isInstanceOf(ImportStopped.class);
        int before = platform.asked(IMPORT).size();

        stopFrom.set(Integer.MAX_VALUE);
        var summary = importer().run(file, null, false);

        assertThat(summary.whole()).isTrue();
        assertThat(summary.refused()).isEqualTo(4);
        assertThat(known).hasSize(2_996);
        var sentAgain = new TreeSet<String>();
        platform.asked(IMPORT)
                .subList(before, platform.asked(IMPORT).size())
                .forEach(it -> it.body()
                        .path("rows")
                        .forEach(row -> sentAgain.add(row.path("code").asString())));
        assertThat(sentAgain).contains("C1000").doesNotContain("C0", "C499", "C999");
    }

    @Test
    void aFinishedFileIsNotSentAgainUnlessOneWantsTo() throws IOException {
        Files.writeString(
                file, Files.readString(file).replaceAll("bad|misshapen", "박준호").replace("C42,broken\n", ""));
        var first = importer().run(file, null, false);
        int before = platform.asked(IMPORT).size();

        assertThat(importer().run(file, null, false)).isEqualTo(first);
        assertThat(platform.asked(IMPORT)).hasSize(before);

        assertThat(importer().run(file, null, true)).isEqualTo(new Summary(2_999, 0, 2_999, 0, 0, true));
    }

    @Test
    void whatWasRefusedIsTriedAgain() {
        importer().run(file, null, false);
        strict.set(false);

        assertThat(importer().run(file, null, false)).isEqualTo(new Summary(3_000, 2, 2_996, 2, 0, true));
        assertThat(refused).extracting(RowRefused::code).containsExactly("C42", "C1234");
    }

    /// Shops of the public list: one without a place, one that is closed for good.
    @Test
    void aFileForAnotherOwnerIsAnotherFile() throws IOException {
        var list = Files.write(
                folder.resolve("일반음식점.csv"),
                Objects.requireNonNull(getClass().getResourceAsStream("/real-input/localdata-restaurants.csv"))
                        .readAllBytes());

        assertThat(importer(ownedBy("nobody")).run(list, null, false)).isEqualTo(new Summary(5, 0, 0, 4, 1, true));
        assertThat(importer(ownedBy(OWNER)).run(list, null, false)).isEqualTo(new Summary(5, 3, 0, 1, 1, true));
    }

    @Test
    void whateverDecidesWhatBecomesOfAFileBelongsToItsMemory() throws IOException {
        var memory = ImportCheckpoints.in(folder.resolve("memory"), platform.uri());
        var elsewhere = ImportCheckpoints.in(folder.resolve("memory"), URI.create("http://elsewhere"));
        var metres = new Assumptions(Optional.empty(), Optional.of(Projection.EPSG_5186));

        assertThat(new HashSet<>(Arrays.asList(
                        memory.checkpointFile(file, Kind.MEMBERS, Assumptions.NONE),
                        memory.checkpointFile(file, Kind.SHOPS, Assumptions.NONE),
                        memory.checkpointFile(file, Kind.MEMBERS, ownedBy(OWNER)),
                        memory.checkpointFile(file, Kind.MEMBERS, metres),
                        elsewhere.checkpointFile(file, Kind.MEMBERS, Assumptions.NONE))))
                .hasSize(5);
        assertThat(memory.checkpointFile(
                        Files.copy(file, folder.resolve("renamed.csv")), Kind.MEMBERS, Assumptions.NONE))
                .isEqualTo(memory.checkpointFile(file, Kind.MEMBERS, Assumptions.NONE));
    }

    @Test
    void onlyAFileThatWasStoppedIsHalf() throws IOException {
        var memory = ImportCheckpoints.in(folder.resolve("memory"), platform.uri());
        assertThat(memory.isHalf(file, Kind.MEMBERS, Assumptions.NONE)).isFalse();

        stopFrom.set(2_000);
        assertThatThrownBy(() -> importer().run(file, null, false)).isInstanceOf(ImportStopped.class);
        assertThat(memory.isHalf(file, Kind.MEMBERS, Assumptions.NONE)).isTrue();

        stopFrom.set(Integer.MAX_VALUE);
        importer().run(file, null, false);
        assertThat(memory.isHalf(file, Kind.MEMBERS, Assumptions.NONE)).isFalse();
    }

    @Test
    void aCorrectedFileBeginsAnew() throws IOException {
        importer().run(file, null, false);
        Files.writeString(file, Files.readString(file).replace("bad", "박준호"));

        assertThat(importer().run(file, null, false)).isEqualTo(new Summary(3_000, 2, 2_996, 2, 0, true));
    }

    private static Assumptions ownedBy(String code) {
        return new Assumptions(Optional.of(code), Optional.empty());
    }

    private FileImporter importer() {
        return importer(Assumptions.NONE);
    }

    private FileImporter importer(Assumptions assumptions) {
        refused.clear();
        var session = Session.login(api, "operator", "op@example.org", "secret");
        return new FileImporter(
                new Operator(session),
                ImportCheckpoints.in(folder.resolve("memory"), platform.uri()),
                Progress.NONE,
                refused::add,
                _ -> {},
                assumptions);
    }
}
