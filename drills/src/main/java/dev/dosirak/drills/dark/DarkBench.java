package dev.dosirak.drills.dark;

import dev.dosirak.demo.city.City;
import dev.dosirak.demo.city.Resident;
import dev.dosirak.drills.query.ShopPageLoad;
import dev.dosirak.drills.rig.Bench;
import dev.dosirak.drills.rig.BenchAddresses;
import dev.dosirak.drills.rig.CannotMeasure;
import dev.dosirak.drills.rig.Copies;
import dev.dosirak.drills.rig.Figures;
import dev.dosirak.drills.rig.Member;
import dev.dosirak.drills.rig.Nginx;
import dev.dosirak.drills.rig.OrderFixture;
import dev.dosirak.drills.rig.Platform;
import dev.dosirak.drills.rig.RunFile;
import dev.dosirak.drills.rig.Web;
import dev.dosirak.drills.rig.Wrk;
import dev.dosirak.platform.catalog.Service;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `./dosirak bench dark`.
@Command(
        name = "dark",
        header = "The business side and Kafka are killed; people go on reading (drill D7).",
        description = {
            "Every service in a process of its own, and the demo city. An owner sells a dish",
            "out; then everything dies but the storefront, the search, the order history",
            "with its database, and the gateway. For a minute people look at pages, lists,",
            "search results and their orders, as fast as these are answered. nginx serves",
            "the same pages as static files just before and just after, over as many",
            "connections. Then everything is started again, and every copy compared with its",
            "owner."
        },
        mixinStandardHelpOptions = true)
public final class DarkBench implements Callable<Integer> {

    private static final Pattern LEFT_ALIVE =
            Pattern.compile("gateway|storefront|search|order-history|postgres order-history|.*connector.*");
    private static final List<Service> KEEPERS =
            Service.all(it -> !it.spec().copies().isEmpty());
    private static final double LEAST_RATIO = 0.25;
    private static final Duration NGINX = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "60",
            description = "How long it is dark (default: ${DEFAULT-VALUE}).")
    private int seconds = 60;

    @Option(
            names = "--warm-up",
            paramLabel = "N",
            defaultValue = "120",
            description = "Seconds of reading before, while the JVMs compile (default: ${DEFAULT-VALUE}).")
    private int warmUp = 120;

    @Option(names = "--plot", paramLabel = "FILE", description = "Draw how old the shops got, as SVG.")
    private @Nullable Path plot;

    @Override
    public Integer call() {
        return Bench.run("dark", this::measure);
    }

    private void measure(Platform platform, Figures figures) throws IOException, InterruptedException {
        figures.say("starting every service by itself, and the demo city");
        platform.up("--isolated");
        var city = City.of(City.USUAL_SHOPS);
        try (var web = new Web();
                var freshnessPlot = new FreshnessPlot();
                var nginxBaseline = new NginxBaseline(platform.scratch())) {
            var copies = new Copies(web, platform);
            var orderFixture = OrderFixture.load(web, Member.operator(web, platform));
            var customer = orderFixture.customers().getFirst();
            orderFixture.awaitCopies(web);
            copies.awaitAllAtRest(KEEPERS, PATIENCE);
            var readerLoad = new ReaderLoad(platform.scratch(), city, customer);
            figures.say("%d s of reading with everything alive", warmUp);
            say(figures, readerLoad.read(Duration.ofSeconds(warmUp)));
            nginxBaseline.copyPages(city, figures);

            var edited = Edit.make(web, platform, city);
            var dark = platform.state().components().stream()
                    .filter(it -> it.process().isPresent())
                    .map(RunFile.Component::name)
                    .filter(it -> !LEFT_ALIVE.matcher(it).matches())
                    .toList();
            platform.killSupervisor();
            platform.kill(dark);
            freshnessPlot.mark("all killed");
            figures.say("dark: %s", String.join(", ", dark));
            double nginxBefore = nginxBaseline.perSecond(ReaderLoad.CONNECTIONS, NGINX);
            var results = readerLoad.read(Duration.ofSeconds(seconds));
            double nginx = (nginxBefore + nginxBaseline.perSecond(ReaderLoad.CONNECTIONS, NGINX)) / 2;
            say(figures, results);
            double rps =
                    results.values().stream().mapToDouble(Wrk.Result::perSecond).sum();
            long errors =
                    results.values().stream().mapToLong(Wrk.Result::errors).sum();

            freshnessPlot.mark("started again");
            figures.say("starting everything again");
            long again = System.nanoTime();
            platform.up("--isolated");
            freshnessPlot.mark("all up");
            long up = System.nanoTime();
            edited.awaitSeen(web, PATIENCE);
            copies.awaitAllAtRest(KEEPERS, PATIENCE);
            double converged = (System.nanoTime() - up) / 1e9;
            freshnessPlot.mark("converged");
            figures.never("dark.errors", errors, "answers");
            figures.figure("dark.rps", rps, "rps");
            figures.figure("dark.nginx_rps", nginx, "rps");
            figures.atLeast("dark.ratio", rps / nginx, "", LEAST_RATIO);
            figures.never("dark.drift", copies.driftOf(KEEPERS), "things");
            figures.figure("dark.start_s", (up - again) / 1e9, "s");
            figures.figure("dark.converge_s", converged, "s");
            if (plot != null) {
                freshnessPlot.draw(plot);
                figures.say("drawn: %s", plot);
            }
        }
    }

    private static void say(Figures figures, Map<String, Wrk.Result> results) {
        results.forEach((name, it) -> figures.say(
                "  %-8s %8.0f/s  p99 %7.1f ms  errors %d", name, it.perSecond(), it.p99Millis(), it.errors()));
    }

    /// What an owner changed in the last moment.
    private record Edit(UUID shop, UUID product) {

        static Edit make(Web web, Platform platform, City city) throws InterruptedException {
            var shop = city.shop(0);
            var owner = Member.login(web, city.owner(city.ownerOf(0)).email(), Resident.PASSWORD);
            var dish = shop.menu().categories().getFirst().products().getFirst();
            var product = shop.idOf(dish);
            var uri = BenchAddresses.of(Service.SHOP)
                    .resolve("/api/v1/shops/%s/products/%s/sold-out".formatted(shop.id(), product));
            web.put(uri, owner.token(), Map.of("soldOut", true)).required("selling a dish out");
            return new Edit(shop.id(), product);
        }

        void awaitSeen(Web web, Duration atMost) throws InterruptedException {
            long deadline = System.nanoTime() + atMost.toNanos();
            var uri = BenchAddresses.window().resolve("/api/v1/storefront/shops/" + shop);
            while (!isSoldOut(web.get(uri, "").body().toString())) {
                if (System.nanoTime() - deadline > 0) {
                    throw new CannotMeasure("what the owner changed before the kill is not seen");
                }
                Thread.sleep(100);
            }
        }

        private boolean isSoldOut(String page) {
            int at = page.indexOf("\"id\":\"" + product + "\"");
            int flag = page.indexOf("\"soldOut\":", at);
            return at >= 0 && flag >= 0 && page.startsWith("true", flag + "\"soldOut\":".length());
        }
    }

    /// nginx with the shops' pages: how fast this machine is today. It is no part of the platform, so nobody
    /// kills it.
    private static final class NginxBaseline implements AutoCloseable {

        private final Path folder;
        private @Nullable Nginx nginx;
        private @Nullable Wrk wrk;

        NginxBaseline(Path folder) {
            this.folder = folder;
        }

        /// Takes the pages from the storefront, which must answer.
        void copyPages(City city, Figures figures) throws IOException, InterruptedException {
            var shopPageLoad = new ShopPageLoad(IntStream.range(0, city.shops())
                    .mapToObj(it -> city.shop(it).id())
                    .toList());
            nginx = shopPageLoad.nginx(folder, figures);
            wrk = shopPageLoad.wrk(folder);
        }

        /// @throws CannotMeasure when a page was not answered
        double perSecond(int connections, Duration time) throws IOException, InterruptedException {
            if (nginx == null || wrk == null) {
                throw new IllegalStateException("there are no pages yet");
            }
            return wrk.run(nginx.uri(), connections, time).allAnswered().perSecond();
        }

        @Override
        public void close() {
            if (nginx != null) {
                nginx.close();
            }
        }
    }
}
