package dev.dosirak.storefront.catalog.netty;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.resources.LoopResources;

/// The server that answers customers: open from the service's start to its end.
final class CatalogServer implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(CatalogServer.class);
    private static final Duration TO_END = Duration.ofSeconds(5);
    private static final Duration IDLE = Duration.ofSeconds(60);

    /// More than the gateway lets through (4 kB and 8 kB) and adds: a question that is too long is told so
    /// there.
    private static final int LONGEST_LINE = 8 * 1024;
    private static final int LONGEST_HEADERS = 16 * 1024;

    private final String address;
    private final int port;
    private final RequestHandler requestHandler;

    /// One per core: nothing here ever waits. Their name tells whose they are in one JVM.
    private final LoopResources threads =
            LoopResources.create("storefront-window", Runtime.getRuntime().availableProcessors(), true);

    private volatile @Nullable DisposableServer server;

    CatalogServer(String address, int port, RequestHandler requestHandler) {
        this.address = address;
        this.port = port;
        this.requestHandler = requestHandler;
    }

    /// Where it is open; meaningful while it runs.
    int port() {
        var open = server;
        return open == null ? port : open.port();
    }

    @Override
    public void start() {
        var open = HttpServer.create()
                .host(address)
                .port(port)
                .runOn(threads)
                .idleTimeout(IDLE)
                .httpRequestDecoder(it -> it.maxInitialLineLength(LONGEST_LINE).maxHeaderSize(LONGEST_HEADERS))
                .handle(requestHandler::handle)
                .bindNow();
        server = open;
        log.info("The window is open on port {}", open.port());
    }

    @Override
    public void stop() {
        var open = server;
        server = null;
        if (open != null) {
            open.disposeNow(TO_END);
        }
        threads.disposeLater(Duration.ZERO, TO_END).block(TO_END);
    }

    @Override
    public boolean isRunning() {
        return server != null;
    }
}
