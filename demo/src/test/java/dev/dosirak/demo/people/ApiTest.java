package dev.dosirak.demo.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dosirak.demo.people.Customer.PlacedOrder;
import dev.dosirak.demo.stub.StubServer;
import dev.dosirak.demo.stub.StubServer.ReceivedRequest;
import dev.dosirak.demo.stub.StubServer.Reply;
import dev.dosirak.platform.kernel.Position;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ApiTest {

    private static final UUID ORDER = UUID.fromString("0198c0de-0000-7000-8000-000000000001");
    private static final OrderRequest WISH = new OrderRequest(
            ORDER,
            List.of(),
            new OrderRequest.DeliverTo("길 1", "", "010", new Position(37.5, 127)),
            ORDER,
            20_000,
            "",
            "");
    private static final RetryPolicy SHORT = new RetryPolicy(Duration.ofSeconds(2), Duration.ofSeconds(3));
    private static final Reply PLACED =
            Reply.of(201, Map.of("orderId", ORDER, "state", "payment-pending", "total", 20_000));

    private final Deque<Reply> replies = new ArrayDeque<>();
    private final StubServer platform = new StubServer(this::answer);
    private final Api api = new Api(new Endpoints(platform.uri(), platform.uri()), CallLog.NONE);

    private Reply answer(ReceivedRequest receivedRequest) {
        if (receivedRequest.path().startsWith("/api/v1/tokens")) {
            return Reply.of(200, Map.of("accessToken", "a", "refreshToken", "r", "expiresIn", 900, "memberId", ORDER));
        }
        return replies.size() > 1 ? replies.remove() : replies.getFirst();
    }

    @AfterEach
    void close() {
        api.close();
        platform.close();
    }

    @Test
    void aLostAnswerA5xxAndALostRaceAreAskedAgainWithTheSameKey() {
        replies.addAll(List.of(
                Reply.of(0, ""), Reply.of(503, ""), Reply.of(409, Map.of("reason", "changed-meanwhile")), PLACED));

        var placedOrder = customer().order(WISH, "click-1", SHORT);

        assertThat(placedOrder).isEqualTo(new PlacedOrder(ORDER, "payment-pending", 20_000, 201, 4));
        assertThat(platform.asked("/api/v1/orders"))
                .hasSize(4)
                .extracting(ReceivedRequest::key)
                .containsOnly("click-1");
    }

    @Test
    void aRefusalIsNotAskedAgainAndSaysWhy() {
        replies.add(Reply.of(409, Map.of("reason", "sold-out", "detail", "품절입니다.")));

        assertThatThrownBy(() -> customer().order(WISH, "click-1", SHORT))
                .isInstanceOfSatisfying(ApiRefusal.class, it -> {
                    assertThat(it.status()).isEqualTo(409);
                    assertThat(it.reason()).isEqualTo("sold-out");
                });
        assertThat(platform.asked("/api/v1/orders")).hasSize(1);
    }

    @Test
    void whenPatienceEndsTheOutcomeIsUnknown() {
        replies.add(Reply.of(500, ""));

        assertThatThrownBy(
                        () -> customer().order(WISH, "click-1", new RetryPolicy(Duration.ofSeconds(1), Duration.ZERO)))
                .isInstanceOfSatisfying(
                        NoAnswer.class, it -> assertThat(it.status()).isEqualTo(500));
    }

    @Test
    @Timeout(60)
    void whoHasGoneHomeAsksNoMore() {
        replies.add(Reply.of(500, ""));
        var customer = customer();
        api.close();

        assertThatThrownBy(() -> customer.order(WISH, "click-1", new RetryPolicy(SHORT.attempt(), Duration.ofDays(1))))
                .isInstanceOf(NoAnswer.class);
    }

    @Test
    void anExpiredTokenIsRenewedAndTheCommandSentWithItsKey() {
        replies.addAll(List.of(Reply.of(401, Map.of("reason", "no-valid-token")), PLACED));

        assertThat(customer().order(WISH, "click-1", SHORT).orderId()).isEqualTo(ORDER);
        assertThat(platform.asked("/api/v1/tokens/refresh")).hasSize(1);
        assertThat(platform.asked("/api/v1/orders"))
                .extracting(ReceivedRequest::key)
                .containsExactly("click-1", "click-1");
    }

    private Customer customer() {
        return new Customer(Session.login(api, "customer", "mina@example.org", "secret"));
    }
}
