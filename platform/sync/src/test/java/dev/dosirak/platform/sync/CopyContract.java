package dev.dosirak.platform.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What every copy promises that keeps documents as they come.
public interface CopyContract {

    UUID MINAS = UUID.fromString("0190bbbb-0000-7000-8000-000000000001");
    UUID JUNHOS = UUID.fromString("8190bbbb-0000-7000-8000-000000000002");

    Copy copy();

    private static SyncItem item(UUID id, long version) {
        return new SyncItem(id, version, false, "{\"v\":%d}".formatted(version));
    }

    @Test
    default void whatIsOlderThanWhatIsHereIsOldNewsATombstoneToo() {
        var copy = copy();
        copy.store(List.of(item(MINAS, 2), item(JUNHOS, 1)));
        copy.store(List.of(item(MINAS, 1), new SyncItem(JUNHOS, 3, true, "{}")));
        copy.store(List.of(item(JUNHOS, 2)));

        assertThat(copy.versions(List.of(MINAS, JUNHOS, UUID.randomUUID())))
                .containsExactlyInAnyOrder(new VersionEntry(MINAS, 2), new VersionEntry(JUNHOS, 3));
    }

    @Test
    default void everythingIsListedOnceHoweverSmallThePages() {
        var copy = copy();
        for (int i = 0; i < 7; i++) {
            copy.store(List.of(item(UUID.randomUUID(), 1)));
        }
        copy.store(List.of(item(JUNHOS, 1)));
        var seen = new ArrayList<UUID>();
        Pages.forEach(Pages.START, 3, copy::versions, VersionEntry::id, page -> page.forEach(it -> seen.add(it.id())));

        assertThat(seen).hasSize(8).doesNotHaveDuplicates().contains(JUNHOS);
    }

    @Test
    default void aRepairPutsTheOwnersWordThereWhateverIsHereAndForgetsOnlyWhatWasSeen() {
        var copy = copy();
        copy.store(List.of(item(MINAS, 9), item(JUNHOS, 1)));
        copy.replace(List.of(item(MINAS, 4)));
        assertThat(copy.versions(List.of(MINAS))).containsExactly(new VersionEntry(MINAS, 4));

        copy.remove(List.of(new VersionEntry(JUNHOS, 7)));
        assertThat(copy.versions(List.of(JUNHOS)))
                .as("it changed since it was seen")
                .isNotEmpty();
        copy.remove(List.of(new VersionEntry(JUNHOS, 1)));
        assertThat(copy.versions(List.of(JUNHOS))).isEmpty();
    }
}
