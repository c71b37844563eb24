package dev.dosirak.drills.crash;

import static java.util.stream.Collectors.groupingBy;

import dev.dosirak.demo.city.City;
import dev.dosirak.demo.traffic.CommandRecord;
import dev.dosirak.demo.traffic.Traffic;
import dev.dosirak.drills.overload.SustainedRate;
import dev.dosirak.drills.rig.Bench;
import dev.dosirak.drills.rig.Figures;
import dev.dosirak.drills.rig.Platform;
import dev.dosirak.drills.rig.Web;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `./dosirak bench crash`.
@Command(
        name = "crash",
        header = "Kills processes under traffic, then checks every promise in the stores.",
        description = {
            "Customers order, owners accept and reject, riders deliver, owners switch",
            "dishes to sold out, while 'kill -9' takes one random process after the",
            "other: services, PostgreSQL, Kafka, Connect; and one random payment gateway",
            "after the other is ill for some seconds: breaks, hangs, is slow, takes the",
            "money late or loses the answer, is not to be reached, has no money for",
            "refunds. Then the traffic stops, the gateways are well, everything comes to",
            "rest, and the books are compared: I1 paid if and only if",
            "the order lives, I2 nobody is charged twice, I5 every copy equals its source",
            "and nothing was put aside, I6 no effect twice, I7 what a client was told is",
            "so. What breaks a promise, or does not come to rest, is listed, and the data is",
            "kept."
        },
        mixinStandardHelpOptions = true)
public final class CrashBench implements Callable<Integer> {

    private static final Duration WARM_UP = Duration.ofMinutes(1);
    private static final Duration DRAIN = Duration.ofMinutes(4);
    private static final Duration REST = Duration.ofMinutes(4);
    private static final double LONGEST_RECOVERY = 20;
    private static final double LONGEST_RECOVERY_ON_NODES = 5;
    private static final double MOST_PER_SECOND = 10;
    private static final Duration CALM = Duration.ofSeconds(45);
    private static final Pattern ONE_OF_SEVERAL = Pattern.compile(".*-\\d+");

    @Option(
            names = "--kills",
            paramLabel = "N",
            defaultValue = "20",
            description = "How many processes are killed (default: ${DEFAULT-VALUE}).")
    private int kills = 20;

    @Option(
            names = "--rate",
            paramLabel = "N",
            description = {
                "Orders per second (default: half of what the machine carries, which is",
                "measured first, and 10 at most; a kill beside too much load is part of",
                "'overload')."
            })
    private double rate;

    @Option(names = "--seed", paramLabel = "N", description = "Repeat the choices of an earlier run with this number.")
    private long seed = ThreadLocalRandom.current().nextInt(1_000_000);

    @Option(names = "--no-ill-gateways", description = "All payment gateways are well all the time.")
    private boolean well;

    @ArgGroup
    private Shape shape = new Shape();

    private static final class Shape {
        @Option(names = "--isolated", description = "One process and one PostgreSQL per service.")
        private boolean isolated;

        @Option(names = "--one-jvm", description = "All services in one process (the default).")
        private boolean oneJvm;

        @Option(names = "--nodes", paramLabel = "N", description = "So many processes with every service each.")
        private int nodes = 1;

        String[] options() {
            if (nodes > 1) {
                return new String[] {"--nodes=" + nodes};
            }
            return isolated ? new String[] {"--isolated"} : new String[0];
        }

        /// With several nodes only the loss of the one in hand is felt.
        double longestRecovery() {
            return nodes > 1 ? LONGEST_RECOVERY_ON_NODES : LONGEST_RECOVERY;
        }
    }

    @Override
    public Integer call() {
        return Bench.run("crash", this::measure);
    }

    private void measure(Platform platform, Figures figures) throws IOException, InterruptedException, SQLException {
        figures.say("seed %d; starting the platform, and loading the demo city", seed);
        platform.up(shape.options());
        var recoveries = new Recoveries(new ArrayList<>(), new ArrayList<>());
        var city = City.of(City.USUAL_SHOPS);
        try (var web = new Web();
                var menuEdits = new MenuEdits(city, seed)) {
            var journal = killUnderTraffic(platform, figures, city, web, menuEdits, recoveries);
            new PlatformIdle(platform.stores()).await(REST, figures);
            figures.say("reading the books");
            var serviceRecords = ServiceRecords.read(platform.stores(), web);
            var broken = new Invariants(serviceRecords, journal).check();
            menuEdits.check(serviceRecords.copyRecords().menus(), broken);
            tell(figures, serviceRecords, recoveries, broken, menuEdits.dishes());
        }
    }

    /// @param usual kills while all gateways were well
    /// @param besideIllness kills while one was ill: an order of which it does not say whether it took the
    ///     money waits for that, as it should, and the figure says how ill it was
    private record Recoveries(List<Killer.Kill> usual, List<Killer.Kill> besideIllness) {}

    /// @return what clients were told
    private List<CommandRecord> killUnderTraffic(
            Platform platform, Figures figures, City city, Web web, MenuEdits menuEdits, Recoveries recoveries)
            throws InterruptedException, SQLException {
        try (var traffic = CityTraffic.start(city, rate > 0 ? rate : SustainedRate.FIRST, seed)) {
            figures.say("for %d s the city wakes up: people log in, processes get warm", WARM_UP.toSeconds());
            Thread.sleep(WARM_UP);
            if (rate == 0) {
                rate = Math.min(MOST_PER_SECOND, SustainedRate.measure(traffic, platform.stores(), figures) / 2);
                traffic.arrive(rate);
                figures.say("from now on %.1f orders/s; for %d s what is open ends", rate, CALM.toSeconds());
                Thread.sleep(CALM);
            }
            figures.figure("crash.rate", rate, "orders/s");
            try (var gateways = well ? IllGateways.none() : IllGateways.start(platform, web, seed, figures)) {
                kill(new Killer(platform, traffic, seed), gateways, traffic, figures, recoveries);
                gateways.stop();
                figures.figure("crash.illnesses", gateways.illnesses(), "");
            }
            menuEdits.stop();
            return CityTraffic.stop(traffic, DRAIN, figures);
        }
    }

    private void kill(Killer killer, IllGateways gateways, Traffic traffic, Figures figures, Recoveries recoveries)
            throws InterruptedException {
        for (int kill = 1; kill <= kills; kill++) {
            killer.pauseRandomly();
            long since = System.nanoTime();
            var outcome = killer.kill();
            boolean usual = gateways.wereWell(since);
            (usual ? recoveries.usual() : recoveries.besideIllness()).add(outcome);
            figures.say(
                    "kill %d of %d: %s was back after %.1f s, orders got through after %.1f s%s; %s",
                    kill,
                    kills,
                    outcome.victim(),
                    outcome.ready(),
                    outcome.recovered(),
                    usual ? "" : " beside an ill gateway",
                    traffic.counts());
        }
        killer.pauseRandomly();
    }

    private void tell(
            Figures figures, ServiceRecords serviceRecords, Recoveries recoveries, Violations broken, int dishes) {
        var orders = serviceRecords.orders().orders().values();
        figures.say(
                "%d orders (%d delivered, %d refunded), %d dishes switched, %d records put aside",
                orders.size(),
                orders.stream().filter(it -> it.state().equals("delivered")).count(),
                orders.stream().filter(it -> it.state().equals("refunded")).count(),
                dishes,
                serviceRecords.parked().size());
        figures.figure("crash.orders", orders.size(), "orders");
        var recovered = recoveries.usual();
        if (!recoveries.besideIllness().isEmpty()) {
            figures.figure(
                    "crash.recovery_beside_illness_p99_s",
                    p99(recoveries.besideIllness(), Killer.Kill::recovered),
                    "s");
        }
        if (!recovered.isEmpty()) {
            figures.atMost(
                    "crash.recovery_p99_s", p99(recovered, Killer.Kill::recovered), "s", shape.longestRecovery());
            tellOfSeveral(figures, recovered);
            new TreeMap<>(recovered.stream().collect(groupingBy(Killer.Kill::victim))).forEach((victim, kills) -> {
                figures.figure("crash.recovery." + victim, p99(kills, Killer.Kill::recovered), "s");
                figures.figure("crash.ready." + victim, p99(kills, Killer.Kill::ready), "s");
            });
        }
        broken.tell(figures, "crash.violations");
    }

    /// What there is once is missed for as long as it takes to start.
    private void tellOfSeveral(Figures figures, List<Killer.Kill> recovered) {
        var ofSeveral = recovered.stream()
                .filter(it -> ONE_OF_SEVERAL.matcher(it.victim()).matches())
                .toList();
        if (!ofSeveral.isEmpty()) {
            figures.atMost(
                    "crash.recovery_of_one_of_several_p99_s",
                    p99(ofSeveral, Killer.Kill::recovered),
                    "s",
                    shape.longestRecovery());
        }
    }

    /// With fewer than a hundred kills that is the worst one.
    private static double p99(List<Killer.Kill> kills, ToDoubleFunction<Killer.Kill> figure) {
        var sorted = kills.stream().mapToDouble(figure).sorted().toArray();
        return sorted[(int) Math.ceil(0.99 * sorted.length) - 1];
    }
}
