package dev.dosirak.box.supervisor;

import dev.dosirak.box.supervisor.Component.RunningComponent;
import dev.dosirak.platform.catalog.Service;
import dev.dosirak.platform.embedded.Connectors;
import dev.dosirak.platform.embedded.OutboxSlot;
import dev.dosirak.platform.embedded.OutboxSource;
import dev.dosirak.platform.embedded.OutboxWatchdog;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// The connectors that carry every outbox to Kafka. They live within Connect, which starts them again by itself; what
/// has failed for good, or lost its place in a log, it leaves alone, and we see to it.
final class OutboxConnectors implements RunningComponent {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration POLL_INTERVAL = Duration.ofSeconds(2);
    private static final Duration LOOK_FOR_SERVICE = Duration.ofMillis(200);

    private final OutboxWatchdog watchdog;

    private OutboxConnectors(OutboxWatchdog watchdog) {
        this.watchdog = watchdog;
    }

    /// Registers those that are missing, each when its service has made the tables, and waits until all of them
    /// run.
    static RunningComponent start(Plan plan, Home home, Secrets secrets) {
        var connectors = plan.connectors(home.connect(plan.isolated()), secrets);
        var services = plan.services().stream().filter(Service::hasOutbox).toList();
        var sources = services.stream().map(it -> source(plan, secrets, it)).toList();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            await(
                    threads,
                    services.stream()
                            .map(it -> threads.submit(() -> {
                                awaitTables(plan, it);
                                ensure(connectors, source(plan, secrets, it));
                            }))
                            .toList());
        }
        return new OutboxConnectors(new OutboxWatchdog(connectors, sources));
    }

    /// A service that is ready has migrated its database.
    private static void awaitTables(Plan plan, Service service) {
        while (!Thread.currentThread().isInterrupted()
                && plan.urls(service).stream().noneMatch(Health::isReady)) {
            PollPause.of(LOOK_FOR_SERVICE);
        }
    }

    /// A slot that was lost while nothing ran would stop its connector's start.
    private static void ensure(Connectors connectors, OutboxSource source) {
        if (new OutboxSlot(source).dropWhenLost()) {
            Log.line("%s reads the whole outbox anew: the log that it had to read is gone", source.connector());
        }
        connectors.ensureOutbox(source, LIMIT);
    }

    private static void await(ExecutorService threads, List<? extends Future<?>> registered) {
        try {
            for (var each : registered) {
                each.get();
            }
        } catch (ExecutionException e) {
            threads.shutdownNow();
            throw new CommandFailed(
                    String.valueOf(e.getCause() == null ? e : e.getCause().getMessage()), e);
        } catch (InterruptedException e) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
            throw new CommandFailed("Interrupted while the connectors started", e);
        }
    }

    private static OutboxSource source(Plan plan, Secrets secrets, Service service) {
        var database = plan.database(service, secrets);
        var address = database.address();
        var port = address.getPort() < 0 ? 5432 : address.getPort();
        var name = address.getPath().substring(1);
        return new OutboxSource(name, address.getHost(), port, database.user(), database.password());
    }

    @Override
    public String identity() {
        return "";
    }

    @Override
    public String awaitEnd() throws InterruptedException {
        while (true) {
            Thread.sleep(POLL_INTERVAL);
            watchdog.look().forEach(it -> Log.line("%s", it));
        }
    }

    @Override
    public void stop() {
        // They end with Connect.
    }
}
