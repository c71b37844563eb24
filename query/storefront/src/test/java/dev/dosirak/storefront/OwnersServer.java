package dev.dosirak.storefront;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/// The sync contract of a shop service with one shop, a review service and an ad service without anything, over real
/// HTTP.
final class OwnersServer {

    static final UUID MAPO = UUID.fromString("0190bbbb-0000-7000-8000-000000000001");

    private final HttpServer server;
    private final List<String> tokens = new CopyOnWriteArrayList<>();
    private volatile int version = 1;

    private OwnersServer(HttpServer server) {
        this.server = server;
    }

    static OwnersServer start() {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            var owners = new OwnersServer(server);
            server.createContext("/internal/v1/shops", it -> owners.answer(it, owners.shop()));
            server.createContext("/internal/v1/shops/checksums", it -> owners.answer(it, sums(1)));
            server.createContext(
                    "/internal/v1/shops/versions",
                    it -> owners.answer(
                            it, "{\"items\":[{\"id\":\"%s\",\"version\":%d}]}".formatted(MAPO, owners.version)));
            for (var other : List.of("shop-reviews", "ads")) {
                server.createContext("/internal/v1/" + other, it -> owners.answer(it, ""));
                server.createContext("/internal/v1/" + other + "/checksums", it -> owners.answer(it, sums(0)));
                server.createContext("/internal/v1/" + other + "/versions", it -> owners.answer(it, "{\"items\":[]}"));
            }
            server.start();
            return owners;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sums(int count) {
        return "{\"buckets\":[{\"bucket\":0,\"count\":%d,\"hash\":\"0\"}]}".formatted(count);
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    void change() {
        version++;
    }

    /// One per request.
    List<String> tokens() {
        return tokens;
    }

    void stop() {
        server.stop(0);
    }

    private String shop() {
        var document = """
                {"state":"approved","profile":{"name":"마포 통닭","category":"chicken","phone":"02-123-4567","notice":"",
                  "address":{"road":"와우산로 21","district":"마포구"},"position":{"lat":37.55,"lng":126.92}},
                 "delivery":{"radiusMeters":3000,"minimumOrder":15000,"fees":[{"uptoMeters":3000,"fee":2500}]},
                 "hours":{"weekly":[],"closedDays":[],"closedUntil":null},"menu":{"categories":[]}}
                """.replace("\n", "");
        return "{\"id\":\"%s\",\"version\":%d,\"deleted\":false,\"document\":%s}\n".formatted(MAPO, version, document);
    }

    private void answer(HttpExchange exchange, String text) throws IOException {
        tokens.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
        boolean isImport = exchange.getRequestURI().getPath().endsWith("/import");
        var body = (isImport ? text + "{\"end\":true}\n" : text).getBytes(UTF_8);
        exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
