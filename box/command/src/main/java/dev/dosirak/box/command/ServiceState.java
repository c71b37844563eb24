package dev.dosirak.box.command;

import dev.dosirak.box.supervisor.Health;
import dev.dosirak.box.supervisor.Plan;
import dev.dosirak.box.supervisor.Secrets;
import dev.dosirak.platform.catalog.Metrics;
import dev.dosirak.platform.catalog.Service;
import dev.dosirak.platform.kernel.Keys;
import dev.dosirak.platform.kernel.ServiceToken;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
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
    private static final Duration LOOK_AT_METRICS = Duration.ofSeconds(3);

    boolean isReady() {
        return ready == nodes;
    }

    /// All are asked at once: a dead one answers only after its limit.
    static List<ServiceState> look(Plan plan, Secrets secrets) {
        var token = new ServiceToken("command", Keys.of(secrets.serviceKey()), Clock.systemUTC());
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
                .map(it -> ask(http, it, token.issue(service.key())))
                .toList();
        return new ServiceState(service, urls.size(), ready, database, metrics);
    }

    /// [Metrics#NONE] of one that does not answer.
    private static Metrics ask(HttpClient http, URI process, String token) {
        var request = HttpRequest.newBuilder(process.resolve("/actuator/prometheus"))
                .timeout(LOOK_AT_METRICS)
                .header("Authorization", "Bearer " + token)
                .build();
        try {
            var answer = http.send(request, BodyHandlers.ofString());
            return answer.statusCode() == 200 ? Metrics.read(answer.body()) : Metrics.NONE;
        } catch (IOException e) {
            return Metrics.NONE;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Metrics.NONE;
        }
    }
}
