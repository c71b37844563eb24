package dev.dosirak.drills.overload;

import com.sun.net.httpserver.HttpServer;
import dev.dosirak.demo.traffic.Latencies;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// A server that does nothing but refuse, asked ten times a second from where the customers are: so long it takes on
/// this machine to be told no by somebody who has nothing else to do.
final class RefusalBaseline implements AutoCloseable {

    private static final int REFUSED = 503;
    private static final Duration EVERY = Duration.ofMillis(100);

    private final Latencies latencies = new Latencies();
    private final HttpServer server;
    private final HttpClient client = HttpClient.newHttpClient();
    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().factory());
    private final HttpRequest question;

    private RefusalBaseline(HttpServer server) {
        this.server = server;
        this.question = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + server.getAddress().getPort()))
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build();
    }

    static RefusalBaseline start() throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(REFUSED, -1);
            exchange.close();
        });
        server.start();
        var refusalBaseline = new RefusalBaseline(server);
        refusalBaseline.clock.scheduleAtFixedRate(refusalBaseline::ask, 0, EVERY.toMillis(), TimeUnit.MILLISECONDS);
        return refusalBaseline;
    }

    /// An answer that is late delays no question after it.
    private void ask() {
        long begun = System.nanoTime();
        client.sendAsync(question, BodyHandlers.discarding())
                .thenRun(() -> latencies.add((System.nanoTime() - begun) / 1_000));
    }

    double millisAt(double share) {
        return latencies.millisAt(share);
    }

    @Override
    public void close() {
        clock.shutdownNow();
        client.shutdownNow();
        server.stop(0);
    }
}
