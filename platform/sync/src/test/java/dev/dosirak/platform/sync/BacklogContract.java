package dev.dosirak.platform.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What every backlog promises.
public interface BacklogContract {

    UUID MINAS = UUID.randomUUID();

    Backlog backlog();

    @Test
    default void manyNoticesOfOneThingAreOneFetchOfTheHighestVersion() {
        var backlog = backlog();
        backlog.add(new Notice(MINAS, 2));
        backlog.add(new Notice(MINAS, 7));
        backlog.add(new Notice(MINAS, 3));

        assertThat(backlog.next(10)).containsExactly(Map.entry(MINAS, 7L));
    }

    @Test
    default void aNoticeHeardWhileFetchingIsNotForgotten() {
        var backlog = backlog();
        backlog.add(new Notice(MINAS, 2));
        var fetching = backlog.next(10);
        backlog.add(new Notice(MINAS, 3));
        backlog.done(fetching);

        assertThat(backlog.next(10)).containsExactly(Map.entry(MINAS, 3L));
        backlog.done(backlog.next(10));
        assertThat(backlog.next(10)).isEmpty();
    }

    @Test
    default void anImportGoesOnWhereItStopped() {
        var backlog = backlog();
        assertThat(backlog.importCursor()).contains(new UUID(0, 0));
        backlog.importedUpTo(MINAS);
        assertThat(backlog.importCursor()).contains(MINAS);
        backlog.importComplete();
        assertThat(backlog.importCursor()).isEmpty();
    }
}
