package dev.dosirak.demo.terminal;

import dev.dosirak.demo.load.Progress;
import dev.dosirak.demo.terminal.Screen.Style;
import java.time.Duration;

/// Shows an import: a bar that moves on a terminal, a line every few seconds elsewhere.
public final class ImportBar implements Progress {

    private static final int BAR = 24;
    private static final long LIVE_NANOS = 100_000_000;
    private static final long PLAIN_NANOS = 5_000_000_000L;

    private final Screen screen;
    private long shownAt;

    public ImportBar(Screen screen) {
        this.screen = screen;
        this.shownAt = System.nanoTime();
    }

    @Override
    public synchronized void at(Standing standing) {
        long now = System.nanoTime();
        if (now - shownAt < (screen.isTerminal() ? LIVE_NANOS : PLAIN_NANOS)) {
            return;
        }
        shownAt = now;
        if (screen.isTerminal()) {
            screen.live(bar(standing));
        } else {
            screen.line("%s: %.0f %%, %,d rows, %,.0f rows/s, %s left"
                    .formatted(
                            standing.what(),
                            100 * standing.share(),
                            standing.rows(),
                            standing.perSecond(),
                            left(standing)));
        }
    }

    @Override
    public synchronized void done(Standing standing) {
        if (standing.rows() > 0 && standing.rows() == standing.resumed()) {
            screen.line(DisplayWidth.fit(standing.what(), 18) + "  was imported before; --restart begins anew");
            return;
        }
        screen.line("%s  %,d rows in %.1f s, %,.0f rows/s%s"
                .formatted(
                        DisplayWidth.fit(standing.what(), 18),
                        standing.rows() - standing.resumed(),
                        standing.since().toMillis() / 1e3,
                        standing.perSecond(),
                        standing.refused() == 0
                                ? ""
                                : screen.in(Style.RED, ", %,d refused".formatted(standing.refused()))));
    }

    private String bar(Standing standing) {
        int full = (int) Math.round(BAR * standing.share());
        return "%s  %s%s %3.0f %%  %,9d rows  %,7.0f/s  %s left"
                .formatted(
                        DisplayWidth.fit(standing.what(), 18),
                        screen.in(Style.CYAN, "█".repeat(full)),
                        screen.in(Style.DIM, "░".repeat(BAR - full)),
                        100 * standing.share(),
                        standing.rows(),
                        standing.perSecond(),
                        left(standing));
    }

    /// By the share of the bytes, as nobody knows the number of rows before the end.
    private static String left(Standing standing) {
        if (standing.share() <= 0) {
            return "?";
        }
        double seconds = standing.since().toMillis() / 1e3 * (1 - standing.share()) / standing.share();
        var left = Duration.ofSeconds(Math.round(seconds));
        return "%d:%02d".formatted(left.toMinutes(), left.toSecondsPart());
    }
}
