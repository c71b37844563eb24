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
final class WholeBodies implements GlobalFilter, Ordered {

    private final BodySettings settings;
    private final BodyRoom room;

    WholeBodies(BodySettings settings, BodyRoom room) {
        this.settings = settings;
        this.room = room;
    }

    /// After [Door]: nothing is read of who may not pass.
    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE + 20;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        var request = exchange.getRequest();
        return BodyLimit.hasBody(request)
                ? Mono.defer(() -> filter(exchange, chain, room.share()))
                : chain.filter(exchange);
    }

    private Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain, BodyRoom.Share share) {
        var request = exchange.getRequest();
        var time = BodyLimit.isMenu(request) ? settings.timeOfMenus() : settings.time();
        return read(request, share)
                .timeout(time, Mono.error(TurnedAway::bodyTooSlow))
                .flatMap(body -> chain.filter(exchange.mutate()
                        .request(new Whole(request, body, exchange.getResponse().bufferFactory()))
                        .build()))
                .doFinally(_ -> share.giveBack());
    }

    private static Mono<byte[]> read(ServerHttpRequest request, BodyRoom.Share share) {
        long most = BodyLimit.mostOf(request);
        return request.getBody()
                .collect(ByteArrayOutputStream::new, (whole, part) -> add(part, whole, most, share))
                .map(ByteArrayOutputStream::toByteArray)
                .onErrorMap(AbortedException.class, _ -> TurnedAway.badRequest()); // whoever sent it is gone
    }

    /// Copies: parts that trickle in would each keep a buffer of the network's, far larger than themselves.
    private static void add(DataBuffer part, ByteArrayOutputStream whole, long most, BodyRoom.Share share) {
        try {
            var bytes = new byte[part.readableByteCount()];
            if (whole.size() + bytes.length > most) {
                throw TurnedAway.bodyTooLarge();
            }
            share.add(bytes.length);
            part.read(bytes);
            whole.writeBytes(bytes);
        } finally {
            DataBufferUtils.release(part);
        }
    }

    /// Can be sent to one node after the other.
    private static final class Whole extends ServerHttpRequestDecorator {

        private final byte[] body;
        private final DataBufferFactory buffers;

        Whole(ServerHttpRequest request, byte[] body, DataBufferFactory buffers) {
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
