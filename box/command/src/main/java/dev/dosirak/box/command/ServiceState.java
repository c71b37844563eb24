package dev.dosirak.box.command;

import dev.dosirak.box.supervisor.Health;
import dev.dosirak.box.supervisor.Plan;
import dev.dosirak.box.supervisor.Secrets;
import dev.dosirak.platform.catalog.Service;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// One service as seen from outside.
///
/// @param ready how many of its nodes take requests
/// @param database empty when it has none, or none that answers
/// @param metrics of each node that answers
record ServiceState(Service service, int nodes, long ready, Optional<Database> database, List<Metrics> metrics) {

    private static final Duration TO_CONNECT = Duration.ofSeconds(2);

    boolean isReady() {
        return ready == nodes;
    }

    /// All are asked at once: a dead one answers only after its limit.
    static List<ServiceState> look(Plan plan, Secrets secrets) {
        var token = new ServiceToken("command", secrets.serviceKey());
        try (var http = HttpClient.newBuilder().connectTimeout(TO_CONNECT).build();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var asked = plan.services().stream()
                    .map(it -> threads.submit(() -> look(it, plan, secrets, http, token)))
                    .toList();
            return asked.stream().map(ServiceState::answer).toList();
        }
    }

    private static ServiceState answer(Future<ServiceState> asked) {
        try {
            return asked.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ServiceState look(Service service, Plan plan, Secrets secrets, HttpClient http, ServiceToken token) {
        var urls = plan.urls(service);
        var ready = urls.stream().filter(Health::isReady).count();
        var database =
                service.hasDatabase() ? Database.ask(plan.database(service, secrets)) : Optional.<Database>empty();
        var metrics = urls.stream()
                .map(it -> Metrics.ask(http, it, token.issue(service)))
                .toList();
        return new ServiceState(service, urls.size(), ready, database, metrics);
    }
}
