package dev.dosirak.drills.dark;

import dev.dosirak.demo.city.City;
import dev.dosirak.drills.query.Zipf;
import dev.dosirak.drills.rig.BenchAddresses;
import dev.dosirak.drills.rig.Member;
import dev.dosirak.drills.rig.Wrk;
import dev.dosirak.platform.catalog.Service;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// People who read, of four kinds side by side: most look at pages, some at lists, a few search, and a few look up
/// their orders.
final class ReaderLoad {

    /// Of all of them together.
    static final int CONNECTIONS = 32;

    private static final int PATHS = 10_000;
    private static final long SEED = 5;
    private static final List<String> WORDS =
            List.of("치킨", "피자", "양념 치킨", "김치찌개", "ㅊㅋ", "떡볶이", "커피", "초밥", "돈까스", "짜장면", "족발", "샐러드");

    private final List<Group> groups = new ArrayList<>();

    private record Group(String name, URI server, Wrk wrk, int connections) {}

    ReaderLoad(Path folder, City city, Member customer) throws IOException {
        var zipf = new Zipf(city.shops(), SEED);
        var random = new Random(SEED);
        add(
                folder,
                "page",
                BenchAddresses.window(),
                20,
                List.of(),
                () -> "/api/v1/storefront/shops/" + city.shop(zipf.next()).id());
        add(
                folder,
                "list",
                BenchAddresses.window(),
                6,
                List.of(),
                () -> "/api/v1/storefront/shops?" + place(city, random));
        add(
                folder,
                "search",
                BenchAddresses.of(Service.SEARCH),
                4,
                List.of(),
                () -> "/api/v1/search/shops?q="
                        + URLEncoder.encode(WORDS.get(random.nextInt(WORDS.size())), StandardCharsets.UTF_8) + "&"
                        + place(city, random));
        add(
                folder,
                "history",
                BenchAddresses.of(Service.ORDER_HISTORY),
                2,
                List.of("Authorization: Bearer " + customer.token()),
                () -> "/api/v1/order-history/orders");
        if (groups.stream().mapToInt(Group::connections).sum() != CONNECTIONS) {
            throw new IllegalStateException("there are not %d connections".formatted(CONNECTIONS));
        }
    }

    private void add(Path folder, String name, URI server, int connections, List<String> headers, Supplier<String> path)
            throws IOException {
        var paths = Stream.generate(path).limit(PATHS).toList();
        groups.add(new Group(name, server, Wrk.asking(folder, name, paths, headers), connections));
    }

    private static String place(City city, Random random) {
        var position = city.shop(random.nextInt(city.shops())).position();
        return "lat=%s&lng=%s".formatted(position.lat(), position.lng());
    }

    /// All of them at once for so long.
    ///
    /// @return what came of each kind
    Map<String, Wrk.Result> read(Duration time) throws IOException, InterruptedException {
        var running = new LinkedHashMap<String, Process>();
        for (var group : groups) {
            running.put(group.name(), group.wrk().begin(group.server(), group.connections(), time));
        }
        var results = new LinkedHashMap<String, Wrk.Result>();
        for (var each : running.entrySet()) {
            results.put(each.getKey(), Wrk.await(each.getValue()));
        }
        return results;
    }
}
