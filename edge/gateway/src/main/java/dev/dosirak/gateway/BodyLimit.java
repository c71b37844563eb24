package dev.dosirak.gateway;

import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;

/// No body over 1 MB passes, or 4 MB where a menu of two thousand dishes may come, whether it says its length
/// beforehand or not.
final class BodyLimit {

    private static final long MOST_BYTES = 1024L * 1024;
    private static final long MOST_OF_A_MENU = 4 * MOST_BYTES;
    private static final Pattern MENUS = Pattern.compile("/api/v1/shops/(import|[0-9a-f-]{36}/menu)");

    private BodyLimit() {}

    static boolean isExceededBy(ServerHttpRequest request) {
        return request.getHeaders().getContentLength() > mostOf(request);
    }

    /// Whether something that only asks brings a body along, of which no service here would make anything.
    static boolean isBodyOfQuestion(ServerHttpRequest request) {
        var method = request.getMethod();
        var headers = request.getHeaders();
        return (HttpMethod.GET.equals(method) || HttpMethod.HEAD.equals(method))
                && (headers.getContentLength() > 0 || headers.containsHeader(HttpHeaders.TRANSFER_ENCODING));
    }

    private static long mostOf(ServerHttpRequest request) {
        return MENUS.matcher(request.getPath().value()).matches() ? MOST_OF_A_MENU : MOST_BYTES;
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
        private final long most;

        Counted(ServerHttpRequest request) {
            super(request);
            this.most = mostOf(request);
        }

        @Override
        public Flux<DataBuffer> getBody() {
            return super.getBody().map(part -> {
                if (read.addAndGet(part.readableByteCount()) > most) {
                    DataBufferUtils.release(part);
                    throw TurnedAway.bodyTooLarge();
                }
                return part;
            });
        }
    }
}
