package dev.dosirak.drills.rig;

import dev.dosirak.platform.catalog.Metrics;
import dev.dosirak.platform.catalog.Service;
import dev.dosirak.platform.kernel.Keys;
import dev.dosirak.platform.kernel.ServiceToken;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// What services tell operators about themselves.
public final class InternalApi {

    private static final List<String> OF_A_LOOP = List.of("up", "stuck", "restarts_total");

    private final Web web;
    private final ServiceToken token;

    public InternalApi(Web web, Platform platform) {
        this.web = web;
        this.token = new ServiceToken("bench", Keys.of(platform.serviceKey()), Clock.systemUTC());
    }

    private String token(Service service) {
        return token.issue(service.key());
    }

    /// A record that a service put aside.
    public record Parked(Service service, String topic, int partition, long offset, String words) {

        private static Parked of(Service service, JsonNode it) {
            return new Parked(
                    service,
                    it.path("topic").asString(""),
                    it.path("partition").asInt(),
                    it.path("offset").asLong(),
                    "%s put aside a record of %s after %d attempts: %s"
                            .formatted(
                                    it.path("consumer").asString(""),
                                    it.path("key").asString(""),
                                    it.path("attempts").asInt(),
                                    it.path("reason").asString("")));
        }
    }

    /// All of them, as `./dosirak parked` shows them.
    public List<Parked> parked(Service service) throws InterruptedException {
        var all = new ArrayList<Parked>();
        long after = 0;
        while (true) {
            var page = web.get(BenchAddresses.of(service).resolve("/internal/v1/parked?after=" + after), token(service))
                    .required("what %s has put aside".formatted(service))
                    .path("items");
            if (page.isEmpty()) {
                return all;
            }
            for (var it : page) {
                all.add(Parked.of(service, it));
                after = it.path("id").asLong();
            }
        }
    }

    /// What one loop of a service says of itself.
    ///
    /// @param what `up`, `stuck` or `restarts_total`
    public record Loop(Service service, String name, String what, double value) {

        /// Whether it does not do its work now.
        public boolean isStopped() {
            return switch (what) {
                case "up" -> value < 1;
                case "stuck" -> value > 0;
                default -> false;
            };
        }
    }

    /// @throws CannotMeasure when the service tells of none
    public List<Loop> loops(Service service) throws InterruptedException {
        var all = loops(service, web.text(BenchAddresses.of(service).resolve("/actuator/prometheus"), token(service)));
        if (all.isEmpty()) {
            throw new CannotMeasure("%s tells of no loops".formatted(service));
        }
        return all;
    }

    static List<Loop> loops(Service service, String text) {
        var metrics = Metrics.read(text);
        return OF_A_LOOP.stream()
                .flatMap(what -> metrics.of("dosirak_loop_" + what)
                        .map(it -> new Loop(service, it.label("loop"), what, it.value())))
                .toList();
    }
}
