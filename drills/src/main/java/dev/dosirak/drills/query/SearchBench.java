package dev.dosirak.drills.query;

import dev.dosirak.demo.city.City;
import dev.dosirak.drills.rig.Bench;
import dev.dosirak.drills.rig.BenchAddresses;
import dev.dosirak.drills.rig.BulkCity;
import dev.dosirak.drills.rig.BulkShops;
import dev.dosirak.drills.rig.Copies;
import dev.dosirak.drills.rig.Figures;
import dev.dosirak.drills.rig.Platform;
import dev.dosirak.drills.rig.Web;
import dev.dosirak.drills.rig.Wrk;
import dev.dosirak.platform.catalog.Service;
import dev.dosirak.search.relevance.Gain;
import dev.dosirak.search.relevance.Judgements;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `./dosirak bench search`.
@Command(
        name = "search",
        header = "How well and how fast shops are found by words, among 300,000.",
        description = {
            "First the judged queries of query/search/relevance are asked over HTTP, with",
            "only the judged shops in the index: nDCG@10. Then 300,000 shops of the demo",
            "city are indexed, and people all over the city ask what people ask: dishes,",
            "brands, half words, initial consonants, typos; with filters and without."
        },
        mixinStandardHelpOptions = true)
public final class SearchBench implements Callable<Integer> {

    private static final String COPY = "search-shops";
    private static final Path RELEVANCE = Path.of("query/search/relevance");
    private static final String JUDGED_FROM = "lat=37.556&lng=126.924";
    private static final int DEPTH = 10;
    private static final int CONNECTIONS = 32;
    private static final int PATHS = 20_000;
    private static final long SEED = 17;
    private static final double LEAST_RPS = 2_000;
    private static final double MOST_P99 = 50;
    private static final double LEAST_GAIN = 0.85;
    private static final Duration WARM_UP = Duration.ofSeconds(75);
    private static final Duration PATIENCE = Duration.ofMinutes(30);
    private static final List<String> FILTERS =
            List.of("", "", "", "&open=true", "&sort=distance", "&category=chicken", "&maxFee=3000", "&sort=rating");

    @Mixin
    private BulkCity bulkCity = new BulkCity();

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "20",
            description = "How long is measured (default: ${DEFAULT-VALUE}).")
    private int seconds = 20;

    @Override
    public Integer call() {
        return Bench.run("search", this::measure);
    }

    private void measure(Platform platform, Figures figures) throws IOException, InterruptedException, SQLException {
        bulkCity.start(platform, "--isolated", "--no-city", "--target=shop,search");
        var relevance = platform.root().resolve(RELEVANCE);
        try (var web = new Web()) {
            var copies = new Copies(web, platform);
            BulkShops.fill(platform.stores(), relevance.resolve("shops.ndjson"));
            index(copies, figures);
            figures.atLeast(
                    "search.ndcg10", gain(web, Judgements.read(relevance.resolve("judgements.tsv"))), "", LEAST_GAIN);

            var city = bulkCity.city();
            new BulkShops(city, UUID.randomUUID()).fill(platform.stores(), figures);
            long begun = System.nanoTime();
            index(copies, figures);
            figures.figure("search.index_s", (System.nanoTime() - begun) / 1e9, "s");
            var wrk = Wrk.asking(
                    platform.scratch(), "search", questions(city, relevance.resolve("judgements.tsv")), List.of());
            figures.say("%d s to warm up: the compiler, and the index becomes one piece", WARM_UP.toSeconds());
            wrk.run(BenchAddresses.of(Service.SEARCH), CONNECTIONS, WARM_UP);
            var result = wrk.run(BenchAddresses.of(Service.SEARCH), CONNECTIONS, Duration.ofSeconds(seconds))
                    .allAnswered();
            figures.atLeast("search.rps", result.perSecond(), "rps", LEAST_RPS);
            figures.atMost("search.p99_ms", result.p99Millis(), "ms", MOST_P99);
            figures.figure("search.memory", platform.memory("search") / 1e6, "MB");
        }
    }

    private static void index(Copies copies, Figures figures) throws InterruptedException {
        copies.importAgain(Service.SEARCH, COPY);
        copies.awaitRest(Service.SEARCH, COPY, PATIENCE, figures);
    }

    private static double gain(Web web, Judgements judged) throws InterruptedException {
        double sum = 0;
        for (var query : judged.grades().entrySet()) {
            var uri = BenchAddresses.of(Service.SEARCH).resolve(path(query.getKey(), JUDGED_FROM + "&size=" + DEPTH));
            var found = web.get(uri, "")
                    .required("searching for " + query.getKey())
                    .path("items")
                    .valueStream()
                    .map(it -> UUID.fromString(it.path("id").asString()))
                    .toList();
            sum += Gain.normalized(found, query.getValue(), DEPTH);
        }
        return sum / judged.grades().size();
    }

    private static String path(String words, String rest) {
        return "/api/v1/search/shops?q=" + URLEncoder.encode(words, StandardCharsets.UTF_8) + "&" + rest;
    }

    /// The judged queries, which are what people type, all over the city; one in ten is still being typed.
    private static List<String> questions(City city, Path judgements) {
        var words = List.copyOf(Judgements.read(judgements).grades().keySet());
        var random = new Random(SEED);
        var paths = new ArrayList<String>();
        for (int i = 0; i < PATHS; i++) {
            var word = words.get(random.nextInt(words.size()));
            var place = city.shop(random.nextInt(city.shops())).position();
            var where = "lat=%s&lng=%s".formatted(place.lat(), place.lng());
            paths.add(
                    random.nextInt(10) == 0
                            ? path(word, where).replace("/shops?", "/suggestions?")
                            : path(word, where + FILTERS.get(random.nextInt(FILTERS.size()))));
        }
        return paths;
    }
}
