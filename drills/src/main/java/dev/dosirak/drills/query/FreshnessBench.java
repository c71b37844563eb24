package dev.dosirak.drills.query;

import dev.dosirak.drills.orderwrite.OrderLoad;
import dev.dosirak.drills.rig.Bench;
import dev.dosirak.drills.rig.BenchAddresses;
import dev.dosirak.drills.rig.CannotMeasure;
import dev.dosirak.drills.rig.Figures;
import dev.dosirak.drills.rig.Member;
import dev.dosirak.drills.rig.OrderFixture;
import dev.dosirak.drills.rig.PipelineIdle;
import dev.dosirak.drills.rig.Platform;
import dev.dosirak.drills.rig.Web;
import dev.dosirak.drills.wire.ArrivalPoller;
import dev.dosirak.drills.wire.OpenLoop;
import dev.dosirak.drills.wire.Request;
import dev.dosirak.platform.catalog.Service;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `./dosirak bench freshness`.
@Command(
        name = "freshness",
        header = "From the click on 'order' to the order in the customer's history.",
        description = {
            "Runs all that lies between the click and the view: gateway, order, its",
            "database, Connect, Kafka and order-history (and identity and shop, for tokens",
            "and menus). Orders come through the gateway, evenly spaced, at a quarter of",
            "the rate that the order service takes on this machine: that is measured",
            "first, as in order-write. One order of twenty is looked for at the",
            "order-history service from the moment its answer came, every 4 ms at first;",
            "the time counts from the moment its request was due.",
            "",
            "With --everything the rest of the platform runs on the same machine, too:",
            "every order is paid at the gateway simulator and rings at its shop."
        },
        mixinStandardHelpOptions = true)
public final class FreshnessBench implements Callable<Integer> {

    private static final String ON_THE_WAY = "--target=gateway,identity,shop,order,order-history";
    private static final int ONE_OF = 20;
    private static final double OF_WHAT_IS_TAKEN = 4;
    private static final int CREATED = 201;
    private static final double MOST_P50 = 40;
    private static final double MOST_P99 = 150;
    private static final Pattern ORDER = Pattern.compile("\"orderId\":\"([0-9a-f-]{36})\"");

    @Option(
            names = "--rate",
            paramLabel = "N",
            defaultValue = "0",
            description = "Orders per second; 0 for a quarter of what is measured (default: ${DEFAULT-VALUE}).")
    private double rate = 0;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "40",
            description = "How long is measured (default: ${DEFAULT-VALUE}).")
    private int seconds = 40;

    @Option(
            names = "--warm-up",
            paramLabel = "N",
            defaultValue = "120",
            description = "Seconds at the same rate before, while the JVM compiles (default: ${DEFAULT-VALUE}).")
    private int warmUp = 120;

    @Option(names = "--everything", description = "Run all services, and pay the orders.")
    private boolean everything;

    @Override
    public Integer call() {
        return Bench.run("freshness", this::measure);
    }

    private void measure(Platform platform, Figures figures) throws IOException, InterruptedException, SQLException {
        platform.optimizeForLongRuns();
        platform.takeEveryOrder();
        if (rate == 0) {
            var most = mostOrders(platform, figures);
            figures.figure("freshness.order_write_rps", most, "orders/s");
            rate = most / OF_WHAT_IS_TAKEN;
        }
        figures.figure("freshness.rate", rate, "orders/s");
        figures.say("starting %s in one JVM", everything ? "all services" : "what lies on the way");
        if (everything) {
            platform.up("--no-city");
        } else {
            platform.up(ON_THE_WAY, "--no-city");
        }
        List<Member> customers;
        List<Request> orders;
        try (var web = new Web()) {
            var orderFixture = OrderFixture.load(web, Member.operator(web, platform));
            orderFixture.awaitCopies(web);
            customers = orderFixture.customers();
            orders = OrderFixture.orders(orderFixture.shops(), customers, cards(web, customers));
        }
        figures.say("%.0f orders/s through the gateway: %d s to warm up, %d s that count", rate, warmUp, seconds);
        var numbers = new AtomicLong();
        var load = new OpenLoop(BenchAddresses.of(Service.GATEWAY), orders, numbers, rate, CREATED);
        try (var arrivalPoller = new ArrivalPoller(BenchAddresses.of(Service.ORDER_HISTORY))) {
            var outcome =
                    load.run(Duration.ofSeconds(warmUp), Duration.ofSeconds(seconds), (number, due, body, counted) -> {
                        if (counted && number % ONE_OF == 0) {
                            arrivalPoller.watch(question(body, customerOf(number, customers)), due);
                        }
                    });
            CannotMeasure.ifRefused(outcome);
            arrivalPoller.await();
            if (arrivalPoller.missing() > 0) {
                throw new CannotMeasure("%d orders did not appear within 20 s".formatted(arrivalPoller.missing()));
            }
            figures.say(
                    "the answer to the click itself: p50 %.1f ms, p99 %.1f ms",
                    outcome.latencies().millisAt(0.5), outcome.latencies().millisAt(0.99));
            figures.atMost("freshness.p50_ms", arrivalPoller.latencies().millisAt(0.5), "ms", MOST_P50);
            figures.atMost("freshness.p99_ms", arrivalPoller.latencies().millisAt(0.99), "ms", MOST_P99);
        }
    }

    /// What the order service takes with nothing else on the machine, as `order_write.rps` is. Nothing of it
    /// stays.
    private static double mostOrders(Platform platform, Figures figures)
            throws IOException, InterruptedException, SQLException {
        figures.say("starting identity, shop, order: how many orders are taken on this machine now");
        platform.up("--target=identity,shop,order", "--no-city");
        try (var web = new Web()) {
            var orderFixture = OrderFixture.load(web, Member.operator(web, platform));
            orderFixture.awaitCopies(web);
            var customers = orderFixture.customers();
            var methods = customers.stream().map(_ -> UUID.randomUUID()).toList();
            var orders = OrderFixture.orders(orderFixture.shops(), customers, methods);
            var load = new OrderLoad(orders, new PipelineIdle(platform.stores(), List.of(Service.ORDER)), figures);
            return load.most(Duration.ofSeconds(60), Duration.ofSeconds(20));
        } finally {
            platform.down();
            platform.erase();
        }
    }

    private List<UUID> cards(Web web, List<Member> customers) throws InterruptedException {
        var cards = new ArrayList<UUID>();
        for (var customer : customers) {
            cards.add(everything ? customer.registerCard(web) : UUID.randomUUID());
        }
        return cards;
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
