package dev.dosirak.box.command;

import dev.dosirak.demo.load.Progress;

/// How far the demo city has come: a bar per file on a terminal, a line per file elsewhere.
final class CityBar implements Progress {

    private static final int WIDTH = 28;

    private final Terminal terminal;
    private boolean drawn;

    CityBar(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public synchronized void at(Standing standing) {
        if (!terminal.live()) {
            return;
        }
        if (drawn) {
            terminal.up(1);
        }
        var filled = (int) (Math.clamp(standing.share(), 0.0, 1.0) * WIDTH);
        terminal.over("  %-14s [%s%s] %,d rows, %,.0f a second"
                .formatted(
                        standing.what(),
                        "#".repeat(filled),
                        ".".repeat(WIDTH - filled),
                        standing.rows(),
                        standing.perSecond()));
        drawn = true;
    }

    @Override
    public synchronized void done(Standing standing) {
        if (terminal.live()) {
            at(standing);
            drawn = false;
        } else {
            terminal.out().println("  %s: %,d rows".formatted(standing.what(), standing.rows()));
        }
    }
}
