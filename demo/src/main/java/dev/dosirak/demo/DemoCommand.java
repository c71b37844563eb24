package dev.dosirak.demo;

import dev.dosirak.demo.city.City;
import dev.dosirak.demo.city.CityFiles;
import dev.dosirak.demo.city.Resident;
import dev.dosirak.demo.local.DataFolder;
import dev.dosirak.demo.people.ApiRefusal;
import dev.dosirak.demo.people.Endpoints;
import dev.dosirak.demo.people.NoAnswer;
import dev.dosirak.demo.story.Story;
import dev.dosirak.demo.story.StoryFailed;
import dev.dosirak.demo.terminal.Screen;
import dev.dosirak.demo.traffic.Traffic;
import dev.dosirak.demo.traffic.TrafficScreen;
import dev.dosirak.demo.traffic.TrafficSettings;
import dev.dosirak.platform.catalog.Infrastructure;
import dev.dosirak.platform.catalog.LocalEnvironment;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `./dosirak demo`: the story of one order, or traffic, in the demo city.
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Tells the story of one order in the demo city, or lets the city live.",
            "",
            "All people of the city have the password " + Resident.PASSWORD + ": customer0@dosirak.example,"
                    + " owner0@dosirak.example, rider0@dosirak.example, and so on.",
            ""
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:the order was delivered; the traffic was stopped", "1:a step failed", "2:it could not begin"
        })
public final class DemoCommand implements Callable<Integer> {

    private static final Duration STEP = Duration.ofSeconds(30);
    private static final Duration DRAIN = Duration.ofSeconds(10);
    private static final long GOODBYE_SECONDS = 20;

    @Option(names = "--traffic", paramLabel = "N", description = "Keep N orders per second coming, until Ctrl-C.")
    private double traffic;

    @Option(
            names = "--shops",
            paramLabel = "N",
            description = "How large the city is; as ./dosirak up has loaded it when left out.")
    private int shops = DataFolder.shopsLoaded(DataFolder.find()).orElse(City.USUAL_SHOPS);

    @Option(names = "--seed", paramLabel = "N", description = "Repeat the choices of an earlier run with this number.")
    private long seed = ThreadLocalRandom.current().nextInt(1_000_000);

    @Option(names = "--files", paramLabel = "FOLDER", description = "Only write the city's import files there.")
    private @Nullable Path files;

    private final Screen screen = Screen.standard();

    @Override
    public Integer call() throws InterruptedException {
        try {
            if (shops < 1 || traffic < 0) {
                throw new IllegalArgumentException("--shops is at least 1, --traffic more than 0");
            }
            var city = City.of(shops);
            if (files != null) {
                return write(city, files);
            }
            Endpoints.fromEnvironment().requireReachable();
            return traffic > 0 ? live(city) : tell(city);
        } catch (ApiRefusal | NoAnswer | IllegalArgumentException | IllegalStateException | IOException e) {
            System.err.println("dosirak demo: " + e.getMessage() + hint(e));
            return 2;
        }
    }

    private static String hint(Exception e) {
        return switch (e) {
            case NoAnswer _ -> " Is it running? (./dosirak up)";
            case ApiRefusal no when no.status() == 401 -> " Is a city of this size loaded? (--shops)";
            default -> "";
        };
    }

    private int write(City city, Path folder) throws IOException {
        for (var file : CityFiles.write(city, folder).all()) {
            screen.line(file.toString());
        }
        return 0;
    }

    private int tell(City city) {
        var here = "localhost:" + LocalEnvironment.port(Infrastructure.KAFKA.port());
        var kafka = LocalEnvironment.variable("KAFKA_BOOTSTRAP_SERVERS", here);
        try (var story = new Story(city, Endpoints.fromEnvironment(), seed, STEP, screen)) {
            story.tell(kafka);
            screen.line("  Again: ./dosirak demo --seed %d   More of it: ./dosirak demo --traffic 5".formatted(seed));
            return 0;
        } catch (StoryFailed e) {
            System.err.println("dosirak demo: " + e.getMessage()
                    + (e.getCause() instanceof RuntimeException why ? hint(why) : ""));
            return 1;
        }
    }

    private int live(City city) throws InterruptedException {
        var stop = new CountDownLatch(1);
        var gone = new CountDownLatch(1);
        var onCtrlC = new Thread(() -> {
            stop.countDown();
            try {
                gone.await(GOODBYE_SECONDS, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        screen.line("Owners and riders log in; then %s orders per second. Ctrl-C stops.".formatted(traffic));
        try (var running = Traffic.start(TrafficSettings.of(city, Endpoints.fromEnvironment(), traffic))) {
            Runtime.getRuntime().addShutdownHook(onCtrlC);
            var show = new TrafficScreen(screen);
            show.show(running, stop);
            screen.line("Stopping: what is under way is brought to its end …");
            running.drain(DRAIN);
            if (running.isPlatformGone()) {
                screen.line("The platform is gone: nobody can bring the rest to its end.");
            }
            show.sum(running, running.openOrders());
        } finally {
            gone.countDown();
        }
        return 0;
    }
}
