package dev.dosirak.storefront.window.copy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dosirak.platform.sync.SyncItem;
import dev.dosirak.storefront.window.Freshness;
import dev.dosirak.storefront.window.ShopWindow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotTest {

    private static final Instant NOON = Instant.parse("2026-11-21T03:00:00.123456Z");
    private static final UUID MAPO = UUID.fromString("0190bbbb-0000-7000-8000-000000000001");
    private static final UUID HIDDEN = UUID.fromString("0190bbbb-0000-7000-8000-000000000002");

    @TempDir
    Path folder;

    /// One life of a storefront.
    private final class Run {
        final ShopWindow window = new ShopWindow();
        final Freshness freshness = new Freshness();
        final Snapshot snapshot = new Snapshot(folder.resolve("storefront"), window, freshness);
        final WindowCopy copy = new WindowCopy(window, Clock.fixed(NOON, ZoneOffset.UTC));

        Run restored() {
            snapshot.restore();
            return this;
        }
    }

    private Run first;

    @BeforeEach
    void fill() {
        first = new Run();
        first.copy.store(List.of(
                new SyncItem(MAPO, 7, false, ModelShops.document(MAPO, 7, "approved")),
                new SyncItem(HIDDEN, 2, false, ModelShops.document(HIDDEN, 2, "refused"))));
        first.freshness.confirmed(NOON);
    }

    @Test
    void aRestartWithADeadShopServiceShowsTheSamePages() {
        first.snapshot.saveIfChanged();

        var second = new Run().restored();

        var before = first.window.find(MAPO).orElseThrow();
        var after = second.window.find(MAPO).orElseThrow();
        assertThat(after.page(true)).isEqualTo(before.page(true));
        assertThat(after.pageTag(false)).isEqualTo(before.pageTag(false));
        assertThat(after.entry(900, true)).isEqualTo(before.entry(900, true));
        assertThat(second.window.find(HIDDEN)).isEmpty();
        assertThat(second.freshness.asOf()).contains(NOON);
        second.freshness.ownerAway();
        assertThat(second.freshness.isReady()).isTrue();
    }

    @Test
    void aSnapshotIsRewrittenWhenSomethingChangedAndAtTheEnd() throws IOException {
        first.snapshot.saveIfChanged();
        Files.delete(file());
        first.snapshot.saveIfChanged();
        first.snapshot.save();
        assertThat(file()).as("nothing new").doesNotExist();

        first.freshness.confirmed(NOON.plusSeconds(9));
        first.snapshot.saveIfChanged();
        assertThat(file()).as("only confirmed").doesNotExist();
        first.snapshot.save();
        assertThat(new Run().restored().freshness.asOf()).contains(NOON.plusSeconds(9));

        first.copy.store(List.of(new SyncItem(MAPO, 8, false, ModelShops.document(MAPO, 8, "approved"))));
        first.snapshot.saveIfChanged();
        assertThat(new Run().restored().window.versionOf(MAPO)).isEqualTo(8);
    }

    @Test
    void whatWasNeverCompleteIsNotKept() {
        var halfway = new Run();
        halfway.copy.store(List.of(new SyncItem(MAPO, 7, false, ModelShops.document(MAPO, 7, "approved"))));
        halfway.snapshot.save();

        assertThat(file()).doesNotExist();
    }

    @Test
    void aBrokenSnapshotIsNoSnapshot() throws IOException {
        first.snapshot.save();
        var whole = Files.readString(file());
        for (var broken : List.of(
                "",
                "{}\n",
                "nonsense",
                whole.replace("\"shops\":1", "\"shops\":2"),
                whole.substring(0, whole.length() - 20))) {
            Files.writeString(file(), broken);
            assertThat(new Run().restored().freshness.asOf()).as(broken).isEmpty();
        }
    }

    private Path file() {
        return folder.resolve("storefront/shops.ndjson");
    }
}
