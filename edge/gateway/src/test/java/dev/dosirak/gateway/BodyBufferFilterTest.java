package dev.dosirak.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.NettyDataBufferFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.util.unit.DataSize;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.netty.channel.AbortedException;

/// Bodies have a room, and leave it however their requests end.
class BodyBufferFilterTest {

    private static final int ROOM = 256 * 1024;
    private static final int USUAL = 64 * 1024;
    private static final Duration LONG = Duration.ofMinutes(1);

    private final NettyDataBufferFactory network = new NettyDataBufferFactory(PooledByteBufAllocator.DEFAULT);
    private final List<ByteBuf> received = new ArrayList<>();
    private final BodyMemory room = new BodyMemory(ROOM);
    private BodyBufferFilter bodies = bodies(LONG);

    private final GatewayFilterChain answers = _ -> Mono.empty();
    private final GatewayFilterChain hangs = _ -> Mono.never();

    @AfterEach
    void everyBufferOfTheNetworkIsGivenBack() {
        assertThat(received).allMatch(it -> it.refCnt() == 0);
    }

    @Test
    void aServiceIsAskedWhenTheBodyIsWholeAndMayReadItTwice() {
        var body = body();
        var texts = new ArrayList<String>();
        var request = send(
                body,
                exchange -> textOf(exchange.getRequest().getBody())
                        .concatWith(textOf(exchange.getRequest().getBody()))
                        .doOnNext(texts::add)
                        .then());

        part(body, "rad".getBytes(UTF_8));
        part(body, "ish".getBytes(UTF_8));
        assertThat(texts).isEmpty();
        body.tryEmitComplete();

        assertThat(request.get()).isEqualTo("done");
        assertThat(texts).containsExactly("radish", "radish");
        assertThat(room.free()).isEqualTo(ROOM);
    }

    @Test
    void whereTheRoomIsFullTheNextIsToldToComeAgainUntilOneLeaves() {
        var first = body();
        var leaving = bodies.filter(post(first), hangs).subscribe();
        for (int i = 0; i < 3; i++) {
            whole(hangs);
        }
        part(first, new byte[USUAL]);

        var refused = body();
        var answer = send(refused, answers);
        part(refused, new byte[1]);
        assertThat(answer.get()).isEqualTo("service-busy");

        leaving.dispose();
        assertThat(whole(answers).get()).isEqualTo("done");
    }

    @Test
    void largeOnesLeaveHalfOfTheRoomToTheOthers() {
        var large = body();
        var holding = bodies.filter(post(large), hangs).subscribe();
        part(large, new byte[ROOM / 2]);

        var another = body();
        var answer = send(another, answers);
        part(another, new byte[USUAL]);
        part(another, new byte[1]);
        assertThat(answer.get()).isEqualTo("service-busy");
        assertThat(whole(answers).get()).isEqualTo("done");

        holding.dispose();
        assertThat(room.free()).isEqualTo(ROOM);
    }

    @Test
    void whoGoesAwayLeavesTheRoom() {
        var half = body();
        var reading = bodies.filter(post(half), answers).subscribe();
        part(half, new byte[100]);
        assertThat(room.free()).isEqualTo(ROOM - 100);
        reading.dispose();

        var whole = body();
        var waiting = bodies.filter(post(whole), hangs).subscribe();
        part(whole, new byte[100]);
        whole.tryEmitComplete();
        assertThat(room.free()).isEqualTo(ROOM - 100);
        waiting.dispose();

        assertThat(room.free()).isEqualTo(ROOM);
    }

    @Test
    void whatFailsLeavesTheRoom() {
        var brokenOff = body();
        var first = send(brokenOff, answers);
        part(brokenOff, new byte[100]);
        brokenOff.tryEmitError(new AbortedException("Connection has been closed"));

        assertThat(first.get()).as("no failure of ours").isEqualTo("bad-request");
        assertThat(whole(_ -> Mono.error(GatewayProblem.serviceAway())).get()).isEqualTo("service-away");
        assertThat(room.free()).isEqualTo(ROOM);
    }

    @Test
    void whatIsTooLargeIsNotReadToItsEnd() {
        bodies = new BodyBufferFilter(settings(LONG), new BodyMemory(Integer.MAX_VALUE));
        var endless = body();
        var answer = send(endless, answers);

        part(endless, new byte[(int) BodyLimit.MAX_BYTES]);
        assertThat(answer.get()).isEqualTo("reading");
        part(endless, new byte[1]);
        assertThat(answer.get()).isEqualTo("body-too-large");
    }

    @Test
    void whatDoesNotComeToItsEndIsGivenUpAndLeavesTheRoom() {
        bodies = bodies(Duration.ofMillis(1));

        assertThatThrownBy(() -> bodies.filter(post(body()), answers).block())
                .isInstanceOfSatisfying(
                        GatewayProblem.class, it -> assertThat(it.status()).isEqualTo(HttpStatus.REQUEST_TIMEOUT));
        assertThat(room.free()).isEqualTo(ROOM);
    }

    private BodyBufferFilter bodies(Duration time) {
        return new BodyBufferFilter(settings(time), room);
    }

    private static BodySettings settings(Duration time) {
        return new BodySettings(time, LONG, DataSize.ofMegabytes(8));
    }

    private static Sinks.Many<DataBuffer> body() {
        return Sinks.many().unicast().onBackpressureBuffer();
    }

    private void part(Sinks.Many<DataBuffer> body, byte[] bytes) {
        var buffer = network.allocateBuffer(Math.max(1, bytes.length));
        buffer.write(bytes);
        received.add(buffer.getNativeBuffer());
        body.tryEmitNext(buffer);
    }

    /// A usual body of the largest size.
    private AtomicReference<String> whole(GatewayFilterChain service) {
        var body = body();
        var answer = send(body, service);
        part(body, new byte[USUAL]);
        body.tryEmitComplete();
        return answer;
    }

    /// @return how far it is, or why it failed
    private AtomicReference<String> send(Sinks.Many<DataBuffer> body, GatewayFilterChain service) {
        var state = new AtomicReference<>("reading");
        bodies.filter(post(body), service)
                .subscribe(
                        _ -> {}, failure -> state.set(String.valueOf(failure.getMessage())), () -> state.set("done"));
        return state;
    }

    private static MockServerWebExchange post(Sinks.Many<DataBuffer> body) {
        return MockServerWebExchange.from(MockServerHttpRequest.post("/api/v1/orders")
                .header(HttpHeaders.TRANSFER_ENCODING, "chunked")
                .body(body.asFlux()));
    }

    private static Mono<String> textOf(Flux<DataBuffer> body) {
        return DataBufferUtils.join(body).map(it -> it.toString(UTF_8));
    }
}
