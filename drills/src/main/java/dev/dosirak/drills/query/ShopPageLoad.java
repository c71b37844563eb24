package dev.dosirak.drills.query;

import dev.dosirak.drills.rig.BenchAddresses;
import dev.dosirak.drills.rig.CannotMeasure;
import dev.dosirak.drills.rig.Figures;
import dev.dosirak.drills.rig.Nginx;
import dev.dosirak.drills.rig.Wrk;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/// Shop pages, as many people look at them in the storefront.
public final class ShopPageLoad {

    private static final String PAGE = "/api/v1/storefront/shops/";
    private static final int PATHS = 20_000;
    private static final long SEED = 7;

    private final List<UUID> shops;
    private final List<String> paths = new ArrayList<>();

    public ShopPageLoad(List<UUID> shops) {
        this.shops = shops;
        var zipf = new Zipf(shops.size(), SEED);
        IntStream.range(0, PATHS).forEach(_ -> paths.add(PAGE + shops.get(zipf.next())));
    }

    public Wrk wrk(Path folder) throws IOException {
        return Wrk.asking(folder, "pages", paths, List.of());
    }

    /// nginx with the very bytes that the storefront answers with, for every shop that is asked for.
    public Nginx nginx(Path folder, Figures figures) throws IOException, InterruptedException {
        var files = folder.resolve("files");
        Files.createDirectories(files.resolve(PAGE.substring(1)));
        long bytes = 0;
        try (var http = HttpClient.newHttpClient()) {
            for (var path : paths.stream().distinct().toList()) {
                var page = http.send(
                        HttpRequest.newBuilder(BenchAddresses.window().resolve(path))
                                .build(),
                        BodyHandlers.ofByteArray());
                if (page.statusCode() != 200) {
                    throw new CannotMeasure("%s answers %d".formatted(path, page.statusCode()));
                }
                Files.write(files.resolve(path.substring(1)), page.body());
                bytes += page.body().length;
            }
        }
        long different = paths.stream().distinct().count();
        figures.say(
                "%,d different pages of %,d shops, %,d bytes each on average",
                different, shops.size(), bytes / different);
        return Nginx.serving(folder, files);
    }

    /// Alternates between the two, so that what else the machine does falls on both.
    ///
    /// @param each how long each round of each takes
    /// @throws CannotMeasure when a page was not answered
    static Comparison compare(Wrk wrk, URI window, URI nginx, int connections, Duration each, int rounds)
            throws IOException, InterruptedException {
        var ours = new ArrayList<Wrk.Result>();
        var theirs = new ArrayList<Wrk.Result>();
        for (int round = 0; round < rounds; round++) {
            ours.add(wrk.run(window, connections, each).allAnswered());
            theirs.add(wrk.run(nginx, connections, each).allAnswered());
        }
        return new Comparison(List.copyOf(ours), List.copyOf(theirs));
    }

    /// @param ours the storefront's rounds
    /// @param theirs nginx's
    record Comparison(List<Wrk.Result> ours, List<Wrk.Result> theirs) {

        double rps() {
            return mean(ours);
        }

        double nginxRps() {
            return mean(theirs);
        }

        double p99() {
            return ours.stream().mapToDouble(Wrk.Result::p99Millis).max().orElse(Double.NaN);
        }

        private static double mean(List<Wrk.Result> rounds) {
            return rounds.stream().mapToDouble(Wrk.Result::perSecond).average().orElse(Double.NaN);
        }
    }
}
