package dev.dosirak.search;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/// The sync contract of the three owners, with one thing each, over real HTTP.
final class OwnersServer {

    static final UUID MAPO = UUID.fromString("0190bbbb-0000-7000-8000-000000000001");
    static final UUID AD = UUID.fromString("0190eeee-0000-7000-8000-000000000001");

    private final HttpServer server;
    private final List<String> tokens = new CopyOnWriteArrayList<>();
    private final Map<String, Thing> things = new ConcurrentHashMap<>();

    private record Thing(UUID id, long version, String document) {}

    private OwnersServer(HttpServer server) {
        this.server = server;
    }

    static OwnersServer start() {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            var owners = new OwnersServer(server);
            owners.sell("후라이드 치킨");
            owners.things.put(
                    "shop-reviews",
                    new Thing(MAPO, 1, "{\"shopId\":\"%s\",\"count\":7,\"average\":4.5}".formatted(MAPO)));
            owners.things.put("ads", new Thing(AD, 1, """
                    {"id":"%s","shopId":"%s","state":"running","from":"2020-01-01T00:00:00Z","to":"2099-01-01T00:00:00Z",
                     "center":{"lat":37.55,"lng":126.92},"radiusMeters":1500,"position":1,"exhaustedUntil":null}
                    """.formatted(AD, MAPO).replace("\n", "")));
            for (var domain : List.of("shops", "shop-reviews", "ads")) {
                var base = "/internal/v1/" + domain;
                server.createContext(base, it -> owners.answer(it, owners.line(domain)));
                server.createContext(base + "/checksums", it -> owners.answer(it, owners.sums()));
                server.createContext(base + "/versions", it -> owners.answer(it, owners.versions(domain)));
            }
            server.start();
            return owners;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /// The shop's next version has this on its menu and nothing else.
    long sell(String dish) {
        var now = things.get("shops");
        long version = now == null ? 1 : now.version() + 1;
        things.put("shops", new Thing(MAPO, version, """
                {"state":"approved","profile":{"name":"마포 통닭","category":"chicken","phone":"02-123-4567","notice":"",
                  "address":{"road":"와우산로 21","district":"마포구"},"position":{"lat":37.55,"lng":126.92}},
                 "delivery":{"radiusMeters":3000,"minimumOrder":15000,"fees":[{"uptoMeters":3000,"fee":2500}]},
                 "hours":{"weekly":[],"closedDays":[],"closedUntil":null},
                 "menu":{"categories":[{"name":"메뉴","products":[{"name":"%s","soldOut":false}]}]}}
                """.formatted(dish).replace("\n", "")));
        return version;
    }

    /// One per request.
    List<String> tokens() {
        return tokens;
    }

    void stop() {
        server.stop(0);
    }

    private Thing thing(String domain) {
        return Objects.requireNonNull(things.get(domain));
    }

    private String line(String domain) {
        var it = thing(domain);
        return "{\"id\":\"%s\",\"version\":%d,\"deleted\":false,\"document\":%s}\n"
                .formatted(it.id(), it.version(), it.document());
    }

    private String sums() {
        return "{\"buckets\":[{\"bucket\":0,\"count\":1,\"hash\":\"0\"}]}";
    }

    private String versions(String domain) {
        var it = thing(domain);
        return "{\"items\":[{\"id\":\"%s\",\"version\":%d}]}".formatted(it.id(), it.version());
    }

    private void answer(HttpExchange exchange, String text) throws IOException {
        tokens.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
        boolean isImport = exchange.getRequestURI().getPath().endsWith("/import");
        var body = (isImport ? text + "{\"end\":true}\n" : text).getBytes(UTF_8);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
