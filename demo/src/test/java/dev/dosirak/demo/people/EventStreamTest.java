package dev.dosirak.demo.people;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dosirak.demo.stub.StubServer;
import dev.dosirak.demo.stub.StubServer.ReceivedRequest;
import dev.dosirak.demo.stub.StubServer.Reply;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class EventStreamTest {

    private static Reply answer(ReceivedRequest receivedRequest) {
        if (receivedRequest.path().equals("/api/v1/tokens")) {
            return Reply.of(
                    200,
                    Map.of("accessToken", "a", "refreshToken", "r", "expiresIn", 900, "memberId", UUID.randomUUID()));
        }
        if (receivedRequest.lastEventId().isEmpty()) {
            return new Reply(
                    200,
                    "",
                    to -> to.event("id: 7\nevent: order-paid\ndata: {\"orderId\":\n"
                            + "data: \"first\"}\n\n:heartbeat\n\nid: 8\nevent: order-paid\ndata: {\"half"));
        }
        return new Reply(200, "", to -> {
            to.event("id: 9\r\nevent: order-settled\r\ndata: {\"after\": \"%s\"}\r\n\r\n"
                    .formatted(receivedRequest.lastEventId()));
            new CountDownLatch(1).await();
        });
    }

    @Test
    void aBrokenStreamComesBackAndAsksForWhatItHasMissed() throws InterruptedException {
        var events = new LinkedBlockingQueue<EventStream.Event>();
        try (var platform = new StubServer(EventStreamTest::answer);
                var api = new Api(new Endpoints(platform.uri(), platform.uri()), CallLog.NONE);
                var _ = new Owner(Session.login(api, "owner", "o@example.org", "secret")).terminal(events::add)) {
            var first = events.poll(5, TimeUnit.SECONDS);
            var second = events.poll(5, TimeUnit.SECONDS);

            assertThat(first).isNotNull();
            assertThat(first.data().path("orderId").asString()).isEqualTo("first");
            assertThat(second).isNotNull();
            assertThat(second.name()).isEqualTo("order-settled");
            assertThat(second.data().path("after").asString()).isEqualTo("7");
        }
    }
}
