package dev.dosirak.platform.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What every backlog promises.
public interface BacklogContract {

    UUID MINAS = UUID.randomUUID();
    UUID JUNHOS = UUID.randomUUID();
    Instant NOON = Instant.parse("2026-11-21T03:00:00Z");

    Backlog backlog();

    @Test
    default void manyNoticesOfOneThingAreOneFetchOfTheHighestVersion() {
        var backlog = backlog();
        backlog.add(new Notice(MINAS, 2));
        backlog.add(new Notice(MINAS, 7));
        backlog.add(new Notice(MINAS, 3));

        assertThat(backlog.next(10, NOON)).containsExactly(Map.entry(MINAS, 7L));
        assertThat(backlog.waiting()).isEqualTo(1);
    }

    @Test
    default void aNoticeHeardWhileFetchingIsNotForgotten() {
        var backlog = backlog();
        backlog.add(new Notice(MINAS, 2));
        var fetching = backlog.next(10, NOON);
        backlog.add(new Notice(MINAS, 3));
        backlog.done(fetching);

        assertThat(backlog.next(10, NOON)).containsExactly(Map.entry(MINAS, 3L));
        backlog.done(backlog.next(10, NOON));
        assertThat(backlog.next(10, NOON)).isEmpty();
        assertThat(backlog.waiting()).isZero();
    }

    @Test
    default void whatCannotBeReadWaitsForANewerVersionOrForLaterAndKeepsNobodyElseWaiting() {
        var backlog = backlog();
        backlog.add(new Notice(MINAS, 2));
        backlog.add(new Notice(JUNHOS, 1));
        var rejection = new Rejection(MINAS, 2, "no such category");
        backlog.setAside(List.of(rejection), NOON.plusSeconds(60));

        assertThat(backlog.next(10, NOON)).containsExactly(Map.entry(JUNHOS, 1L));
        assertThat(backlog.aside(10)).containsExactly(rejection);
        assertThat(backlog.waiting()).isEqualTo(1);
        assertThat(backlog.aside()).isEqualTo(1);
        assertThat(backlog.next(10, NOON.plusSeconds(60))).containsEntry(MINAS, 2L);
        backlog.add(new Notice(MINAS, 2));
        assertThat(backlog.next(10, NOON)).as("the same again is no news").doesNotContainKey(MINAS);

        backlog.add(new Notice(MINAS, 3));
        assertThat(backlog.next(10, NOON)).containsEntry(MINAS, 3L);
        assertThat(backlog.aside(10)).isEmpty();
        backlog.setAside(List.of(rejection), NOON.plusSeconds(60));
        assertThat(backlog.next(10, NOON))
                .as("a newer one was heard of meanwhile")
                .containsEntry(MINAS, 3L);
    }

    @Test
    default void anImportGoesOnWhereItStopped() {
        var backlog = backlog();
        var first = backlog.importing().orElseThrow();
        assertThat(first.span()).isEmpty();
        assertThat(first.cursor()).isEqualTo(new UUID(0, 0));
        assertThat(backlog.importedUpTo(first, MINAS, 200)).isTrue();
        assertThat(backlog.importedUpTo(first, JUNHOS, 17)).isTrue();

        var now = backlog.importing().orElseThrow();
        assertThat(now.cursor()).isEqualTo(JUNHOS);
        assertThat(now.imported()).isEqualTo(217);
        backlog.importComplete(now);
        assertThat(backlog.importing()).isEmpty();
    }

    @Test
    default void anImportThatWasOvertakenByAnotherNotesNothingAnyMore() {
        var backlog = backlog();
        var old = backlog.importing().orElseThrow();
        var span = new Span(NOON, NOON.plusSeconds(60));
        var another = Import.of(Optional.of(span));
        backlog.begin(another);
        assertThat(backlog.importing()).contains(another);

        assertThat(backlog.importedUpTo(old, MINAS, 200)).isFalse();
        backlog.importComplete(old);
        assertThat(backlog.importing()).contains(another);
        assertThat(backlog.importedUpTo(another, MINAS, 1)).isTrue();
        backlog.importComplete(another);
        assertThat(backlog.importing()).isEmpty();
        backlog.begin(Import.of(Optional.empty()));
        assertThat(backlog.importing().orElseThrow().span()).isEmpty();
    }
}
