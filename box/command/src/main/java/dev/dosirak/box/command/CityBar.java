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
    public synchronized void update(Status status) {
        if (!terminal.live()) {
            return;
        }
        if (drawn) {
            terminal.up(1);
        }
        var filled = (int) (Math.clamp(status.share(), 0.0, 1.0) * WIDTH);
        terminal.over("  %-14s [%s%s] %,d rows, %,.0f a second"
                .formatted(
                        status.what(),
                        "#".repeat(filled),
                        ".".repeat(WIDTH - filled),
                        status.rows(),
                        status.perSecond()));
        drawn = true;
    }

    @Override
    public synchronized void done(Status status) {
        if (terminal.live()) {
            update(status);
            drawn = false;
        } else {
            terminal.out().println("  %s: %,d rows".formatted(status.what(), status.rows()));
        }
    }
}
