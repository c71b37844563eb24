package dev.dosirak.demo.terminal;

import dev.dosirak.demo.load.Progress;
import dev.dosirak.demo.terminal.Screen.Style;
import java.time.Duration;

/// Shows an import: a bar that moves on a terminal, a line every few seconds elsewhere.
public final class ImportBar implements Progress {

    /// With both, and with numbers as long as they get, the line fits a terminal of 80 columns: a
    /// longer one could not be rewritten.
    private static final int BAR = 12;

    private static final int NAME = 16;
    private static final long LIVE_NANOS = 100_000_000;
    private static final long PLAIN_NANOS = 5_000_000_000L;

    private final Screen screen;
    private long shownAt;

    public ImportBar(Screen screen) {
        this.screen = screen;
        this.shownAt = System.nanoTime();
    }

    @Override
    public synchronized void update(Status status) {
        long now = System.nanoTime();
        if (now - shownAt < (screen.isTerminal() ? LIVE_NANOS : PLAIN_NANOS)) {
            return;
        }
        shownAt = now;
        if (screen.isTerminal()) {
            screen.live(bar(status));
        } else {
            screen.line("%s: %.0f %%, %,d rows, %,.0f rows/s, %s left"
                    .formatted(status.what(), 100 * status.share(), status.rows(), status.perSecond(), left(status)));
        }
    }

    @Override
    public synchronized void done(Status status) {
        if (status.rows() > 0 && status.rows() == status.resumed()) {
            screen.line(DisplayWidth.fit(status.what(), NAME) + "  was imported before; --restart begins anew");
            return;
        }
        screen.line("%s  %,d rows in %.1f s, %,.0f rows/s%s"
                .formatted(
                        DisplayWidth.fit(status.what(), NAME),
                        status.rows() - status.resumed(),
                        status.since().toMillis() / 1e3,
                        status.perSecond(),
                        status.refused() == 0
                                ? ""
                                : screen.in(Style.RED, ", %,d refused".formatted(status.refused()))));
    }

    String bar(Status status) {
        int full = (int) Math.round(BAR * status.share());
        return "%s  %s%s %3.0f %%  %,9d rows  %,7.0f/s  %s left"
                .formatted(
                        DisplayWidth.fit(status.what(), NAME),
                        screen.in(Style.CYAN, "█".repeat(full)),
                        screen.in(Style.DIM, "░".repeat(BAR - full)),
                        100 * status.share(),
                        status.rows(),
                        status.perSecond(),
                        left(status));
    }

    /// By the share of the bytes, as nobody knows the number of rows before the end.
    private static String left(Status status) {
        if (status.share() <= 0) {
            return "?";
        }
        double seconds = status.since().toMillis() / 1e3 * (1 - status.share()) / status.share();
        var left = Duration.ofSeconds(Math.round(seconds));
        return left.toMinutes() < 100
                ? "%d:%02d".formatted(left.toMinutes(), left.toSecondsPart())
                : left.toHours() + " h";
    }
}
