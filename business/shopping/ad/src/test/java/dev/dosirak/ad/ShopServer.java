package dev.dosirak.ad;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.test.context.DynamicPropertyRegistrar;

/// The sync contract of a shop service with one shop, over real HTTP.
final class ShopServer implements AutoCloseable {

    static final UUID MAPO = UUID.fromString("0190bbbb-0000-7000-8000-000000000001");
    static final UUID OWNER = UUID.fromString("0190aaaa-0000-7000-8000-000000000001");

    private record Shop(String state, long version) {}

    private final HttpServer server;
    private volatile Shop shop = new Shop("registered", 1);

    ShopServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/internal/v1/shops", this::answer);
        server.start();
    }

    @Bean
    static DynamicPropertyRegistrar shopService(ShopServer shops) {
        return properties -> properties.add(
                "dosirak.ad.shop-service",
                () -> "http://localhost:" + shops.server.getAddress().getPort());
    }

    /// An operator approves the shop.
    ///
    /// @return its version from then on
    long approve() {
        shop = new Shop("approved", shop.version() + 1);
        return shop.version();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        var body = answer(path.substring(path.lastIndexOf('/') + 1)).getBytes(UTF_8);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private String answer(String what) {
        var now = shop;
        return switch (what) {
            case "checksums" -> "{\"buckets\":[{\"bucket\":0,\"count\":1,\"hash\":\"0\"}]}";
            case "versions" -> "{\"items\":[{\"id\":\"%s\",\"version\":%d}]}".formatted(MAPO, now.version());
            case "import" -> item(now) + "{\"end\":true}\n";
            default -> item(now);
        };
    }

    private static String item(Shop shop) {
        var document = """
                {"id":"%s","owner":"%s","state":"%s","profile":{"name":"마포 통닭","position":{"lat":37.55,"lng":126.92}},
                 "delivery":{"radiusMeters":3000,"minimumOrder":15000}}
                """.formatted(MAPO, OWNER, shop.state()).replace("\n", "");
        return "{\"id\":\"%s\",\"version\":%d,\"deleted\":false,\"document\":%s}\n"
                .formatted(MAPO, shop.version(), document);
    }
}
