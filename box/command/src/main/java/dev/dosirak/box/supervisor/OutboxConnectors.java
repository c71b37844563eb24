package dev.dosirak.box.supervisor;

import dev.dosirak.box.distribution.Service;
import dev.dosirak.box.embedded.Connectors;
import dev.dosirak.box.embedded.OutboxSource;
import dev.dosirak.box.supervisor.Part.Running;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// The connectors that carry every outbox to Kafka. They live within Connect, which starts them again by itself; what
/// has failed for good, it leaves alone, and we restart.
final class OutboxConnectors implements Running {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration LOOK = Duration.ofSeconds(2);

    private final Connectors connectors;

    private OutboxConnectors(Connectors connectors) {
        this.connectors = connectors;
    }

    /// Registers those that are missing, and waits until all of them run. The databases must have been migrated.
    static Running start(Plan plan, Secrets secrets) {
        var connectors = new Connectors(plan.connectUrl());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var registered = new ArrayList<Future<?>>();
            for (var service : plan.services()) {
                if (service.hasOutbox()) {
                    registered.add(
                            threads.submit(() -> connectors.ensureOutbox(source(plan, secrets, service), LIMIT)));
                }
            }
            try {
                for (var each : registered) {
                    each.get();
                }
            } catch (ExecutionException e) {
                threads.shutdownNow();
                throw new Refusal(
                        String.valueOf(e.getCause() == null ? e : e.getCause().getMessage()), e);
            } catch (InterruptedException e) {
                threads.shutdownNow();
                Thread.currentThread().interrupt();
                throw new Refusal("Interrupted while the connectors started", e);
            }
        }
        return new OutboxConnectors(connectors);
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
            Thread.sleep(LOOK);
            for (var healed : connectors.heal()) {
                Log.line("%s had failed; restarted", healed);
            }
        }
    }

    @Override
    public void stop() {
        // They end with Connect.
    }
}
