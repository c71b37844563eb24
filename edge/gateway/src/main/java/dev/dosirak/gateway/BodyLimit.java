package dev.dosirak.gateway;

import java.util.concurrent.atomic.AtomicLong;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;

/// No body over 1 MB passes, whether it says its length beforehand or not.
final class BodyLimit {

    static final long MAX_BYTES = 1024L * 1024;

    private BodyLimit() {}

    static boolean isExceededBy(ServerHttpRequest request) {
        return request.getHeaders().getContentLength() > MAX_BYTES;
    }

    /// The same exchange, with its body counted where it comes in chunks.
    static ServerWebExchange limit(ServerWebExchange exchange) {
        var request = exchange.getRequest();
        return request.getHeaders().containsHeader(HttpHeaders.TRANSFER_ENCODING)
                ? exchange.mutate().request(new Counted(request)).build()
                : exchange;
    }

    private static final class Counted extends ServerHttpRequestDecorator {

        private final AtomicLong read = new AtomicLong();

        Counted(ServerHttpRequest request) {
            super(request);
        }

        @Override
        public Flux<DataBuffer> getBody() {
            return super.getBody().map(part -> {
                if (read.addAndGet(part.readableByteCount()) > MAX_BYTES) {
                    DataBufferUtils.release(part);
                    throw TurnedAway.bodyTooLarge();
                }
                return part;
            });
        }
    }
}
