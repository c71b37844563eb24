package dev.dosirak.drills.rig;

import dev.dosirak.platform.catalog.Metrics;
import dev.dosirak.platform.catalog.Service;
import dev.dosirak.platform.kernel.Keys;
import dev.dosirak.platform.kernel.ServiceToken;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/// The copies that services keep, and what goes on between them and the owners, as operators see it.
public final class Copies {

    private static final String OF_OWNERS = "/internal/v1/{domain}";

    private final Web web;
    private final Platform platform;

    public Copies(Web web, Platform platform) {
        this.web = web;
        this.platform = platform;
    }

    private String token(Service service) {
        return new ServiceToken("bench", Keys.of(platform.serviceKey()), Clock.systemUTC()).issue(service.key());
    }

    private static URI uri(Service service, String path) {
        return BenchAddresses.of(service).resolve("/internal/v1/copies/" + path);
    }

    /// How a copy is doing, as `dev.dosirak.platform.sync.CopyProgress` is in JSON.
    public JsonNode progress(Service service, String copy) throws InterruptedException {
        return web.get(uri(service, copy), token(service)).required(copy);
    }

    /// One figure of what the copy has done: `notices`, `calls`, `fetched`, `imported`, `pulses`.
    public long work(Service service, String copy, String what) throws InterruptedException {
        return progress(service, copy).path("work").required(what).asLong();
    }

    /// How often all copies of these services have asked their owners by the clock.
    public long pulses(List<Service> keepers) throws InterruptedException {
        long pulses = 0;
        for (var keeper : keepers) {
            var all = web.get(BenchAddresses.of(keeper).resolve("/internal/v1/copies"), token(keeper))
                    .required("copies");
            for (var copy : all.path("copies")) {
                pulses += copy.at("/work/pulses").asLong();
            }
        }
        return pulses;
    }

    /// Begins a full import.
    public void importAgain(Service service, String copy) throws InterruptedException {
        web.post(uri(service, copy + "/import"), token(service), Map.of()).required("importing " + copy);
    }

    /// Waits until nothing is imported and nothing waits to be fetched.
    ///
    /// @throws CannotMeasure when that does not come
    public void awaitRest(Service service, String copy, Duration atMost, Figures figures) throws InterruptedException {
        await(service, copy, atMost, figures, Copies::isAtRest);
    }

    private static boolean isAtRest(JsonNode it) {
        return it.path("importing").isNull()
                && it.path("waiting").asLong() == 0
                && !it.path("asOf").isNull();
    }

    private void await(Service service, String copy, Duration atMost, Figures figures, Predicate<JsonNode> reached)
            throws InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        long said = System.nanoTime();
        while (true) {
            var now = progress(service, copy);
            if (reached.test(now)) {
                return;
            }
            if (System.nanoTime() - deadline > 0) {
                throw new CannotMeasure("%s does not come to rest: %s".formatted(copy, now));
            }
            if (System.nanoTime() - said > Duration.ofSeconds(10).toNanos()) {
                said = System.nanoTime();
                figures.say(
                        "%s: %d imported", copy, now.at("/importing/imported").asLong());
            }
            Thread.sleep(100);
        }
    }

    /// Waits until the import is complete; changes may go on.
    ///
    /// @throws CannotMeasure when that does not come
    public void awaitImport(Service service, String copy, Duration atMost, Figures figures)
            throws InterruptedException {
        await(service, copy, atMost, figures, it -> it.path("importing").isNull());
    }

    /// Whether somebody answers there with success.
    public boolean isAnswered(URI uri) throws InterruptedException {
        return web.get(uri, "").status() == 200;
    }

    /// How many things differ from what their owner has.
    public int drift(Service service, String copy) throws InterruptedException {
        return web.post(uri(service, copy + "/audit"), token(service), Map.of())
                .required("auditing " + copy)
                .path("drift")
                .size();
    }

    /// Waits until every copy of these services is at rest.
    ///
    /// @throws CannotMeasure when that does not come
    public void awaitAllAtRest(List<Service> keepers, Duration atMost) throws InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        for (var keeper : keepers) {
            while (!isAtRest(keeper)) {
                if (System.nanoTime() - deadline > 0) {
                    throw new CannotMeasure("the copies of %s do not come to rest".formatted(keeper));
                }
                Thread.sleep(200);
            }
        }
    }

    private boolean isAtRest(Service keeper) throws InterruptedException {
        var all = web.get(BenchAddresses.of(keeper).resolve("/internal/v1/copies"), token(keeper));
        return all.status() == 200 && all.body().path("copies").valueStream().allMatch(Copies::isAtRest);
    }

    /// How many things differ from what their owners have, in all copies of these services.
    public int driftOf(List<Service> keepers) throws InterruptedException {
        int drift = 0;
        for (var keeper : keepers) {
            var all = web.get(BenchAddresses.of(keeper).resolve("/internal/v1/copies"), token(keeper))
                    .required("copies");
            for (var copy : all.path("copies")) {
                drift += drift(keeper, copy.path("name").asString());
            }
        }
        return drift;
    }

    /// How many requests an owner has answered to those who keep copies.
    public long served(Service owner) throws InterruptedException {
        var text = web.text(BenchAddresses.of(owner).resolve("/actuator/prometheus"), token(owner));
        return (long) Metrics.read(text)
                .of("http_server_requests_seconds_count")
                .filter(it -> it.label("uri").startsWith(OF_OWNERS))
                .mapToDouble(Metrics.Sample::value)
                .sum();
    }
}
