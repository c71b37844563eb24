package dev.dosirak.gateway;

import java.io.ByteArrayOutputStream;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.core.Ordered;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferFactory;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.channel.AbortedException;

/// Asks a service only when the whole body is here: who sends slowly, or nothing more, keeps a connection to us
/// and none to a service. After a while nobody waits for the rest.
final class BodyBufferFilter implements GlobalFilter, Ordered {

    private final BodySettings settings;
    private final BodyMemory memory;

    BodyBufferFilter(BodySettings settings, BodyMemory memory) {
        this.settings = settings;
        this.memory = memory;
    }

    /// After [AuthenticationFilter]: nothing is read of who may not pass.
    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE + 20;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        var request = exchange.getRequest();
        return BodyLimit.hasBody(request)
                ? Mono.defer(() -> filter(exchange, chain, memory.reserve()))
                : chain.filter(exchange);
    }

    private Mono<Void> filter(
            ServerWebExchange exchange, GatewayFilterChain chain, BodyMemory.Reservation reservation) {
        var request = exchange.getRequest();
        var time = BodyLimit.isMenu(request) ? settings.timeOfMenus() : settings.time();
        return read(request, reservation)
                .timeout(time, Mono.error(GatewayProblem::bodyTooSlow))
                .flatMap(body -> chain.filter(exchange.mutate()
                        .request(new BufferedRequest(
                                request, body, exchange.getResponse().bufferFactory()))
                        .build()))
                .doFinally(_ -> reservation.release());
    }

    private static Mono<byte[]> read(ServerHttpRequest request, BodyMemory.Reservation reservation) {
        long most = BodyLimit.limitOf(request);
        return request.getBody()
                .collect(ByteArrayOutputStream::new, (whole, part) -> add(part, whole, most, reservation))
                .map(ByteArrayOutputStream::toByteArray)
                .onErrorMap(AbortedException.class, _ -> GatewayProblem.badRequest()); // whoever sent it is gone
    }

    /// Copies: parts that trickle in would each keep a buffer of the network's, far larger than themselves.
    private static void add(
            DataBuffer part, ByteArrayOutputStream whole, long most, BodyMemory.Reservation reservation) {
        try {
            var bytes = new byte[part.readableByteCount()];
            if (whole.size() + bytes.length > most) {
                throw GatewayProblem.bodyTooLarge();
            }
            reservation.add(bytes.length);
            part.read(bytes);
            whole.writeBytes(bytes);
        } finally {
            DataBufferUtils.release(part);
        }
    }

    /// Can be sent to one node after the other.
    private static final class BufferedRequest extends ServerHttpRequestDecorator {

        private final byte[] body;
        private final DataBufferFactory buffers;

        BufferedRequest(ServerHttpRequest request, byte[] body, DataBufferFactory buffers) {
            super(request);
            this.body = body;
            this.buffers = buffers;
        }

        @Override
        public Flux<DataBuffer> getBody() {
            return body.length == 0 ? Flux.empty() : Flux.defer(() -> Flux.just(buffers.wrap(body)));
        }
    }
}
