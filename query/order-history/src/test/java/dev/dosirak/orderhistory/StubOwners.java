package dev.dosirak.orderhistory;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.dosirak.orderhistory.view.Histories;
import dev.dosirak.platform.sync.Checksums;
import dev.dosirak.platform.sync.SyncItem;
import dev.dosirak.platform.sync.VersionEntry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/// The owners of orders and deliveries, as far as copies ask them.
final class StubOwners {

    final Histories orders = new Histories();
    final Histories deliveries = new Histories();
    private final HttpServer server;

    private StubOwners(HttpServer server) {
        this.server = server;
        server.createContext("/internal/v1/orders", exchange -> answer(exchange, orders));
        server.createContext("/internal/v1/deliveries", exchange -> answer(exchange, deliveries));
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    static StubOwners start() {
        try {
            return new StubOwners(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String url() {
        return "http://localhost:%d".formatted(server.getAddress().getPort());
    }

    private static void answer(HttpExchange exchange, Histories owner) throws IOException {
        var asked = parameters(exchange.getRequestURI());
        var what = exchange.getRequestURI().getPath().replaceFirst("/internal/v1/[a-z]+/?", "");
        var body = switch (what) {
            case "import" ->
                lines(owner.after(UUID.fromString(asked.getOrDefault("cursor", "")), 1_000)) + "\n{\"end\":true}\n";
            case "checksums" -> checksums(owner, Integer.parseInt(asked.getOrDefault("buckets", "1")));
            case "versions" -> versions(owner, UUID.fromString(asked.getOrDefault("cursor", "")));
            default ->
                lines(owner.find(Arrays.stream(asked.getOrDefault("ids", "").split(","))
                        .map(UUID::fromString)
                        .toList()));
        };
        var bytes = body.getBytes(UTF_8);
        exchange.sendResponseHeaders(200, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static Map<String, String> parameters(URI uri) {
        return Arrays.stream(uri.getQuery().split("&"))
                .map(it -> it.split("=", 2))
                .collect(Collectors.toMap(it -> it[0], it -> it[1]));
    }

    private static String lines(List<SyncItem> items) {
        return items.stream()
                .map(it -> "{\"id\":\"%s\",\"version\":%d,\"deleted\":%s,\"document\":%s}"
                        .formatted(it.id(), it.version(), it.deleted(), it.document()))
                .collect(joining("\n"));
    }

    private static String checksums(Histories owner, int buckets) {
        var sums = new Checksums(buckets);
        owner.versions().forEach(sums::add);
        return JsonMapper.shared().writeValueAsString(Map.of("buckets", sums.buckets()));
    }

    private static String versions(Histories owner, UUID cursor) {
        var after = owner.after(cursor, 1_000).stream()
                .map(it -> new VersionEntry(it.id(), it.version()))
                .toList();
        return JsonMapper.shared().writeValueAsString(Map.of("items", after));
    }
}
