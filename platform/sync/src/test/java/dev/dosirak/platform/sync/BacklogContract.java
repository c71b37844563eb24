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
        var asked = backlog.now();
        backlog.add(new Notice(MINAS, 3));
        backlog.done(fetching, asked);

        assertThat(backlog.next(10, NOON)).containsExactly(Map.entry(MINAS, 3L));
        backlog.done(backlog.next(10, NOON), backlog.now());
        assertThat(backlog.next(10, NOON)).isEmpty();
        assertThat(backlog.waiting()).isZero();
    }

    @Test
    default void whatCannotBeReadWaitsForANewerVersionOrForLaterAndKeepsNobodyElseWaiting() {
        var backlog = backlog();
        backlog.add(new Notice(MINAS, 2));
        backlog.add(new Notice(JUNHOS, 1));
        var rejection = new Rejection(MINAS, 2, "no such category");
        backlog.setAside(List.of(rejection), NOON);

        assertThat(backlog.next(10, NOON)).containsExactly(Map.entry(JUNHOS, 1L));
        assertThat(backlog.aside(10)).singleElement().satisfies(it -> {
            assertThat(it.id()).isEqualTo(MINAS);
            assertThat(it.version()).isEqualTo(2);
            assertThat(it.why()).isEqualTo("no such category");
            assertThat(it.attempts()).isEqualTo(1);
        });
        assertThat(backlog.waiting()).isEqualTo(1);
        assertThat(backlog.aside()).isEqualTo(1);
        assertThat(backlog.next(10, NOON.plusSeconds(60))).containsEntry(MINAS, 2L);
        backlog.add(new Notice(MINAS, 2));
        assertThat(backlog.next(10, NOON)).as("the same again is no news").doesNotContainKey(MINAS);

        backlog.add(new Notice(MINAS, 3));
        assertThat(backlog.next(10, NOON)).containsEntry(MINAS, 3L);
        assertThat(backlog.aside(10)).isEmpty();
        backlog.setAside(List.of(rejection), NOON);
        assertThat(backlog.next(10, NOON))
                .as("a newer one was heard of meanwhile")
                .containsEntry(MINAS, 3L);
    }

    @Test
    default void whatWasSetAsideIsDueWithANewerVersionAndNothingElseIs() {
        var backlog = backlog();
        backlog.add(new Notice(JUNHOS, 1));
        backlog.setAside(List.of(new Rejection(MINAS, 2, "does not say enough")), NOON);

        assertThat(backlog.retry(new Notice(MINAS, 2))).isFalse();
        assertThat(backlog.retry(new Notice(JUNHOS, 2))).as("it waits anyway").isFalse();
        assertThat(backlog.retry(new Notice(UUID.randomUUID(), 2))).isFalse();
        assertThat(backlog.next(10, NOON)).isEqualTo(Map.of(JUNHOS, 1L));

        assertThat(backlog.retry(new Notice(MINAS, 3))).isTrue();
        assertThat(backlog.next(10, NOON)).isEqualTo(Map.of(JUNHOS, 1L, MINAS, 3L));
        assertThat(backlog.aside()).isZero();
    }

    @Test
    default void whatIsInVainIsTriedAfterEverLongerPausesAndAnHourAtMost() {
        var backlog = backlog();
        var rejection = new Rejection(MINAS, 2, "torn\u0000apart");
        backlog.add(new Notice(MINAS, 2));
        var since = backlog.now();
        var at = NOON;
        for (long pause : List.of(1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 3600, 3600)) {
            backlog.setAside(List.of(rejection), at);
            assertThat(backlog.next(10, at.plusSeconds(pause).minusMillis(1))).isEmpty();
            at = at.plusSeconds(pause);
            assertThat(backlog.next(10, at)).containsKey(MINAS);
        }
        assertThat(backlog.aside(10)).singleElement().satisfies(it -> {
            assertThat(it.attempts()).isEqualTo(14);
            assertThat(it.since()).isBeforeOrEqualTo(since);
            assertThat(it.why()).isEqualTo("torn apart");
        });
    }

    @Test
    default void whatWaitsSaysSinceWhen() {
        var backlog = backlog();
        var before = backlog.now().minusMillis(1);
        assertThat(backlog.waitsSince(backlog.now())).isFalse();
        backlog.add(new Notice(MINAS, 2));
        backlog.setAside(List.of(new Rejection(JUNHOS, 1, "unreadable")), NOON);
        backlog.done(Map.of(JUNHOS, 1L), backlog.now());
        assertThat(backlog.waitsSince(before)).isFalse();
        assertThat(backlog.waitsSince(backlog.now())).isTrue();

        var seen = backlog.now();
        var asked = backlog.now().plusMillis(1);
        backlog.done(Map.of(MINAS, 1L), asked);
        assertThat(backlog.waitsSince(seen))
                .as("until it was asked for, nothing is missing")
                .isFalse();
        assertThat(backlog.waitsSince(asked)).isTrue();
        backlog.done(Map.of(MINAS, 2L), asked);
        assertThat(backlog.waitsSince(asked)).isFalse();
    }

    @Test
    default void untilWhenItWasRightIsKeptAndNeverTakenBack() {
        var backlog = backlog();
        assertThat(backlog.confirmed()).isEmpty();
        backlog.confirm(NOON);
        assertThat(backlog.confirmed()).contains(NOON);
        assertThat(backlog.importing()).as("an import is missing all the same").isPresent();
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
