package dev.dosirak.drills.crash;

import dev.dosirak.demo.city.City;
import dev.dosirak.demo.traffic.CommandRecord;
import dev.dosirak.drills.rig.Bench;
import dev.dosirak.drills.rig.Figures;
import dev.dosirak.drills.rig.Platform;
import dev.dosirak.drills.rig.Web;
import dev.dosirak.platform.catalog.Service;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `./dosirak bench late`.
@Command(
        name = "late",
        header = "Holds news back for a quarter of an hour under load, then checks the books.",
        description = {
            "The connector that carries a service's news is paused while customers order,",
            "and let go: relay's, then payment's, then order's. A quarter of an hour passes",
            "in two minutes, because every deadline is shortened by as much: 10 minutes to",
            "pay are 80 seconds, 7 minutes to answer 56, the owner's 5 minutes 40. Then the",
            "traffic stops, everything comes to rest, and the books are compared: nothing",
            "was cancelled for a silence that was none, no dead order was charged, I1 paid",
            "if and only if the order lives, I2 nobody is charged twice."
        },
        mixinStandardHelpOptions = true)
public final class LateBench implements Callable<Integer> {

    private static final Duration A_QUARTER = Duration.ofMinutes(15);
    private static final Duration WARM_UP = Duration.ofSeconds(30);
    private static final Duration DRAIN = Duration.ofMinutes(4);
    private static final Duration REST = Duration.ofMinutes(4);
    private static final Duration NEVER = Duration.ofDays(1);
    private static final int SHOWN = 10;

    @Option(
            names = "--rate",
            paramLabel = "N",
            defaultValue = "3",
            description = "Orders per second (default: ${DEFAULT-VALUE}).")
    private double rate = 3;

    @Option(
            names = "--held",
            paramLabel = "SECONDS",
            defaultValue = "120",
            description = "Real seconds in which a quarter of an hour passes (default: ${DEFAULT-VALUE}).")
    private int held = 120;

    @Option(
            names = "--of",
            paramLabel = "SERVICE",
            split = ",",
            defaultValue = "RELAY,PAYMENT,ORDER",
            description = "Whose news is held back, one after the other (default: ${DEFAULT-VALUE}).")
    private List<Service> of = List.of(Service.RELAY, Service.PAYMENT, Service.ORDER);

    @Option(names = "--no-asking", description = "Nobody asks for news that does not come: it is really not known.")
    private boolean noAsking;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "7", description = "Who orders what.")
    private long seed = 7;

    @Override
    public Integer call() {
        return Bench.run("late", this::measure);
    }

    private void measure(Platform platform, Figures figures) throws IOException, InterruptedException, SQLException {
        shorten(platform);
        // What waits for held news would soon be more than may be under way, and nobody would order any more.
        platform.takeEveryOrder();
        figures.say(
                "starting the platform, and loading the demo city; a minute takes %.0f s", real(Duration.ofMinutes(1)));
        platform.up();
        var journal = holdUnderTraffic(platform, figures);
        new PlatformIdle(platform.stores()).await(REST, figures);
        try (var web = new Web();
                var order = platform.stores().open(Service.ORDER);
                var company = platform.stores().open(Service.PG_SIMULATOR)) {
            var serviceRecords = ServiceRecords.read(platform.stores(), web);
            var broken = new Invariants(serviceRecords, journal).check();
            tell(figures, serviceRecords, DeadlineRecords.read(order, company), broken);
        }
    }

    private void shorten(Platform platform) {
        shorten(platform, "DOSIRAK_ORDER_PAYWITHIN", Duration.ofMinutes(10));
        shorten(platform, "DOSIRAK_ORDER_ANSWERWITHIN", Duration.ofMinutes(7));
        shorten(platform, "DOSIRAK_ORDER_ASKAFTER", noAsking ? NEVER : Duration.ofMinutes(1));
        shorten(platform, "DOSIRAK_RELAY_ANSWERWITHIN", Duration.ofMinutes(5));
        shorten(platform, "DOSIRAK_RELAY_RINGAGAINAFTER", Duration.ofSeconds(30));
    }

    private void shorten(Platform platform, String setting, Duration time) {
        platform.setting(setting, Math.round(1_000 * real(time)) + "ms");
    }

    /// Real seconds in which that time passes.
    private double real(Duration time) {
        return (double) time.toMillis() * held / A_QUARTER.toMillis();
    }

    /// @return what clients were told
    private List<CommandRecord> holdUnderTraffic(Platform platform, Figures figures) throws InterruptedException {
        var outboxConnectors = platform.outboxConnectors();
        try (var traffic = CityTraffic.start(City.of(City.USUAL_SHOPS), rate, seed)) {
            Thread.sleep(WARM_UP);
            for (var service : of) {
                figures.say("the news of %s is held back; %s", service, traffic.counts());
                outboxConnectors.pause(service);
                Thread.sleep(Duration.ofSeconds(held));
                outboxConnectors.resume(service);
                figures.say("the news of %s is let go; %s", service, traffic.counts());
                Thread.sleep(WARM_UP);
            }
            return CityTraffic.stop(traffic, DRAIN, figures);
        }
    }

    private static void tell(Figures figures, ServiceRecords serviceRecords, DeadlineRecords late, Violations broken) {
        var wrong = late.wronglyCancelled(serviceRecords);
        var dead = late.chargedDead();
        figures.say(
                "%d orders, %d given up for silence",
                serviceRecords.orders().orders().size(), late.givenUp().size());
        figures.figure("late.orders", serviceRecords.orders().orders().size(), "orders");
        show(figures, "late.wrongly_cancelled", "orders", wrong);
        show(figures, "late.charged_dead", "orders", dead);
        broken.tell(figures, "late.violations");
    }

    private static void show(Figures figures, String metric, String unit, List<UUID> found) {
        figures.never(metric, found.size(), unit);
        found.stream().limit(SHOWN).forEach(it -> figures.say("  %s: %s", metric, it));
    }
}
