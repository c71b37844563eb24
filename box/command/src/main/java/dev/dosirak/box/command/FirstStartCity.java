package dev.dosirak.box.command;

import dev.dosirak.box.supervisor.CommandFailed;
import dev.dosirak.box.supervisor.Home;
import dev.dosirak.box.supervisor.Plan;
import dev.dosirak.box.supervisor.Secrets;
import dev.dosirak.demo.CityLoader;
import dev.dosirak.demo.OperatorLogin;
import dev.dosirak.demo.load.Progress;
import dev.dosirak.demo.people.NoAnswer;
import dev.dosirak.platform.catalog.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;

/// The demo city of a new data folder: loaded once, through the same import as everybody's own data.
final class FirstStartCity {

    private final Home home;
    private final Plan plan;
    private final Terminal terminal;

    FirstStartCity(Home home, Plan plan, Terminal terminal) {
        this.home = home;
        this.plan = plan;
        this.terminal = terminal;
    }

    /// The folder counts as settled: later starts do not load a city either.
    void skip() {
        if (!isSettled()) {
            mark("skipped with --no-city");
        }
    }

    /// A start that was interrupted while loading loads it again at the next one; what is there already stays
    /// as it is.
    ///
    /// @throws Refusal when the platform does not take it, or does not answer
    void loadWhenNew(int shops) {
        if (isSettled() || !plan.services().contains(Service.GATEWAY)) {
            return;
        }
        var startedAt = System.nanoTime();
        var secrets = Secrets.of(home, plan.environment());
        var operator = new OperatorLogin(secrets.operatorEmail(), secrets.operatorPassword());
        terminal.out().println("Loading the demo city of %,d shops, once".formatted(shops));
        var loaded = load(operator, shops);
        loaded.refused()
                .forEach(it -> terminal.out()
                        .println("  %s, line %d was refused: %s".formatted(it.file(), it.line(), it.reason())));
        if (!loaded.refused().isEmpty()) {
            throw new CommandFailed("the demo city was not loaded whole");
        }
        mark("%,d shops".formatted(shops));
        terminal.out()
                .println("  %,d rows in %s"
                        .formatted(
                                loaded.imported() + loaded.unchanged(),
                                DisplayFormat.duration(Duration.ofNanos(System.nanoTime() - startedAt))));
    }

    private CityLoader.Loaded load(OperatorLogin operator, int shops) {
        try {
            return CityLoader.load(plan.url(Service.GATEWAY), operator, shops, new CityBar(terminal));
        } catch (NoAnswer e) {
            throw new CommandFailed(
                    "the demo city was not loaded: %s; the next ./dosirak up goes on with it".formatted(e.getMessage()),
                    e);
        }
    }

    private boolean isSettled() {
        return Files.exists(home.cityLoaded(plan.isolated()));
    }

    private void mark(String how) {
        try {
            Files.writeString(home.cityLoaded(plan.isolated()), how + "\n");
        } catch (IOException e) {
            throw new CommandFailed("Cannot write %s: %s".formatted(home.run(), e.getMessage()), e);
        }
    }

    /// How far the demo city has come: a bar per file on a terminal, a line per file elsewhere.
    private static final class CityBar implements Progress {

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
}
