package dev.dosirak.drills.freshness;

import dev.dosirak.demo.city.City;
import dev.dosirak.demo.city.CityShop;
import dev.dosirak.drills.orderwrite.Market;
import dev.dosirak.drills.rig.Bench;
import dev.dosirak.drills.rig.CannotMeasure;
import dev.dosirak.drills.rig.Figures;
import dev.dosirak.drills.rig.Member;
import dev.dosirak.drills.rig.Platform;
import dev.dosirak.drills.rig.Service;
import dev.dosirak.drills.rig.Web;
import dev.dosirak.drills.wire.OpenLoop;
import dev.dosirak.drills.wire.Request;
import dev.dosirak.drills.wire.Watcher;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `./dosirak bench freshness`.
@Command(
        name = "freshness",
        header = "From the click on 'order' to the order in the customer's history.",
        description = {
            "Runs the whole platform in one JVM with the demo city. Orders come through",
            "the gateway, evenly spaced, and are paid and rung by the services; owners",
            "and riders stay idle. One order of ten is looked for at the order-history",
            "service every 2.5 ms from the moment its answer came; the time counts from",
            "the moment its request was due."
        },
        mixinStandardHelpOptions = true)
public final class FreshnessBench implements Callable<Integer> {

    private static final int CUSTOMERS = 60;
    private static final int SHOPS = 30;
    private static final int ONE_OF = 20;
    private static final double MOST_P50 = 40;
    private static final double MOST_P99 = 150;
    private static final Pattern ORDER = Pattern.compile("\"orderId\":\"([0-9a-f-]{36})\"");

    @Option(
            names = "--rate",
            paramLabel = "N",
            defaultValue = "200",
            description = "Orders per second (default: ${DEFAULT-VALUE}).")
    private double rate = 200;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "40",
            description = "How long is measured (default: ${DEFAULT-VALUE}).")
    private int seconds = 40;

    @Option(
            names = "--warm-up",
            paramLabel = "N",
            defaultValue = "60",
            description = "Seconds at the same rate before (default: ${DEFAULT-VALUE}).")
    private int warmUp = 60;

    @Override
    public Integer call() {
        return Bench.run("freshness", this::measure);
    }

    private boolean measure(Platform platform, Figures figures) throws IOException, InterruptedException {
        platform.optimizeForLongRuns();
        figures.say("starting everything in one JVM, and loading the demo city");
        platform.up();
        figures.say("%d customers log in and register their cards", CUSTOMERS);
        List<Member> customers;
        List<Request> orders;
        try (var web = new Web()) {
            customers = Member.customers(web, 0, CUSTOMERS);
            var methods = new ArrayList<UUID>();
            for (var customer : customers) {
                methods.add(customer.registerCard(web));
            }
            orders = Market.orders(shops(), customers, methods);
        }
        figures.say("%.0f orders/s through the gateway: %d s to warm up, %d s that count", rate, warmUp, seconds);
        var numbers = new AtomicLong();
        var load = new OpenLoop(Service.GATEWAY.uri(), orders, numbers, rate);
        try (var watcher = new Watcher(Service.ORDER_HISTORY.uri())) {
            var outcome =
                    load.run(Duration.ofSeconds(warmUp), Duration.ofSeconds(seconds), (number, due, body, counted) -> {
                        if (counted && number % ONE_OF == 0) {
                            watcher.watch(question(body, customerOf(number, customers)), due);
                        }
                    });
            if (outcome.refused() > 0) {
                throw new CannotMeasure(
                        "%d orders were not taken, the first: %s".formatted(outcome.refused(), outcome.firstRefusal()));
            }
            watcher.await();
            if (watcher.missing() > 0) {
                throw new CannotMeasure("%d orders did not appear within 20 s".formatted(watcher.missing()));
            }
            figures.say(
                    "the answer to the click itself: p50 %.1f ms, p99 %.1f ms",
                    outcome.latencies().millisAt(0.5), outcome.latencies().millisAt(0.99));
            figures.atMost("freshness.p50_ms", watcher.latencies().millisAt(0.5), "ms", MOST_P50);
            figures.atMost("freshness.p99_ms", watcher.latencies().millisAt(0.99), "ms", MOST_P99);
        }
        return true;
    }

    private static List<CityShop> shops() {
        var city = City.of(City.USUAL_SHOPS);
        return IntStream.range(0, city.shops())
                .mapToObj(city::shop)
                .filter(CityShop::openAllDay)
                .limit(SHOPS)
                .toList();
    }

    /// Each customer has two requests in turn, one after the other.
    private static Member customerOf(long number, List<Member> customers) {
        return customers.get((int) (number % (2L * customers.size()) / 2));
    }

    private static Request question(String placed, Member customer) {
        var order = ORDER.matcher(placed);
        if (!order.find()) {
            throw new CannotMeasure("An order was accepted without an id: " + placed);
        }
        return Request.get("/api/v1/order-history/orders/" + order.group(1), customer.token());
    }
}
