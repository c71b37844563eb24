package dev.dosirak.box.distribution;

import dev.dosirak.platform.catalog.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/// The Spring contexts of this JVM, one per service: started a few at a time, closed together.
final class Contexts {

    private static final Logger log = LoggerFactory.getLogger(Contexts.class);
    private static final int AT_ONCE = Integer.getInteger("dosirak.contexts-at-once", 3);
    private static final int SECONDS_TO_CLOSE = 20;

    private final Map<Service, ConfigurableApplicationContext> running = new ConcurrentHashMap<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    /// A service did not start. The message is one line for a person.
    static final class StartFailed extends Exception {

        private static final long serialVersionUID = 1;

        StartFailed(Service service, Throwable cause) {
            super("%s did not start: %s".formatted(service.key(), StartFailureReason.of(cause)), cause);
        }
    }

    /// Starts the services, a few at a time (more only get into each other's way on two cores), and those that
    /// may come late when the others are there.
    ///
    /// @throws StartFailed with the first that did not start
    void start(List<Service> services) throws StartFailed {
        startAll(services.stream().filter(it -> !it.startsLate()).toList());
        startAll(services.stream().filter(Service::startsLate).toList());
    }

    private void startAll(List<Service> services) throws StartFailed {
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            var started = new ExecutorCompletionService<Service>(threads);
            var futures = services.stream()
                    .map(service -> started.submit(() -> start(service), service))
                    .toList();
            try {
                for (var left = futures.size(); left > 0; left--) {
                    started.take().get();
                }
            } catch (ExecutionException e) {
                threads.shutdownNow();
                throw e.getCause() instanceof NotStarted failed
                        ? new StartFailed(failed.service, failed.cause)
                        : new StartFailed(services.getFirst(), e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                threads.shutdownNow();
            }
        }
    }

    private static final class NotStarted extends RuntimeException {

        private static final long serialVersionUID = 1;
        private final Service service;
        private final Throwable cause;

        NotStarted(Service service, Throwable cause) {
            super(cause);
            this.service = service;
            this.cause = cause;
        }
    }

    private void start(Service service) {
        var thread = Thread.currentThread();
        thread.setName(service.key() + "-start");
        try {
            running.put(service, context(service));
            log.info("{} is ready", service.key());
        } catch (RuntimeException | ClassNotFoundException | LinkageError e) {
            log.error("{} did not start", service.key(), e);
            throw new NotStarted(service, e);
        }
    }

    private static ConfigurableApplicationContext context(Service service) throws ClassNotFoundException {
        var settings = new ArrayList<String>();
        settings.add("--spring.main.banner-mode=off");
        settings.add("--spring.main.log-startup-info=false");
        settings.add("--spring.main.register-shutdown-hook=false");
        settings.add("--spring.jmx.enabled=false");
        // Contexts of one JVM must not meet in static registries.
        settings.add("--management.metrics.use-global-registry=false");
        // The gateway's; services name their files themselves.
        return new SpringApplicationBuilder(Class.forName(service.application()))
                .properties("spring.config.name=" + service.key())
                .run(settings.toArray(String[]::new));
    }

    /// Ports of the running services.
    List<Integer> ports() {
        return running.values().stream()
                .map(it -> it.getEnvironment().getProperty("local.server.port", Integer.class))
                .filter(java.util.Objects::nonNull)
                .toList();
    }

    /// Returns when [#close()] has closed everything.
    void awaitEnd() {
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Closes the gateway first, so that nothing new comes in, then all others at once.
    void close() {
        var gateway = running.remove(Service.GATEWAY);
        if (gateway != null) {
            gateway.close();
        }
        var threads = Executors.newThreadPerTaskExecutor(
                Thread.ofPlatform().name("box-close-", 0).factory());
        running.forEach((service, context) -> threads.submit(() -> {
            Thread.currentThread().setName(service.key() + "-close");
            context.close();
        }));
        threads.shutdown();
        try {
            if (!threads.awaitTermination(SECONDS_TO_CLOSE, TimeUnit.SECONDS)) {
                log.warn("Some services did not close within {} s", SECONDS_TO_CLOSE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        closed.countDown();
    }
}
