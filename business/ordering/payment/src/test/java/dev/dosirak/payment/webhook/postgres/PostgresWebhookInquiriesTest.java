package dev.dosirak.payment.webhook.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dosirak.payment.PaymentDatabase;
import dev.dosirak.payment.webhook.WebhookClaim;
import dev.dosirak.payment.webhook.WebhookInquiries.Inquiry;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What a webhook may cause is bounded, whoever sends it and however often.
class PostgresWebhookInquiriesTest {

    static final DataSource DATABASE = PaymentDatabase.create("webhooks");

    final JdbcClient jdbc = JdbcClient.create(DATABASE);
    final PostgresWebhookInquiries inquiries = new PostgresWebhookInquiries(jdbc);
    final PostgresWebhookInquiries ofAnotherNode = new PostgresWebhookInquiries(JdbcClient.create(DATABASE));
    final UUID payment = known();

    @BeforeEach
    void forgetTheOthers() {
        jdbc.sql("delete from webhook_inquiry").update();
    }

    @Test
    void aPaymentHasOneInquiryHoweverManyWebhooksAskForIt() throws Exception {
        atOnce(20, () -> {
            inquiries.request("toss", payment, WebhookClaim.CAPTURED);
            ofAnotherNode.request("toss", payment, WebhookClaim.CAPTURED);
        });
        pass(Duration.ofSeconds(1));
        assertThat(inquiries.areDue("toss")).isTrue();
        assertThat(inquiries.areDue("nice")).isFalse();
        var due = inquiries.claim("toss", 100);
        assertThat(due).hasSize(1);
        assertThat(due.getFirst().heard()).isEqualTo(40);
        inquiries.done(due.getFirst());

        pass(Duration.ofHours(2));
        assertThat(inquiries.areDue("toss")).isFalse();
    }

    @Test
    void aNumberThatNobodyKnowsCostsNothing() {
        inquiries.request("toss", UUID.randomUUID(), WebhookClaim.CAPTURED);

        assertThat(rows()).isZero();
    }

    @Test
    void twoNodesNeverHaveTheSameInquiry() throws Exception {
        IntStream.range(0, 60).forEach(_ -> inquiries.request("nice", known(), WebhookClaim.CAPTURED));
        pass(Duration.ofSeconds(1));

        var claimed = new ArrayList<Inquiry>();
        atOnce(6, () -> {
            for (var node : List.of(inquiries, ofAnotherNode)) {
                var some = node.claim("nice", 5);
                synchronized (claimed) {
                    claimed.addAll(some);
                }
            }
        });
        assertThat(claimed).hasSize(60).doesNotHaveDuplicates();
        assertThat(inquiries.claim("nice", 5)).isEmpty();
    }

    @Test
    void aFloodAtOneGatewayKeepsNoOtherWaiting() {
        IntStream.range(0, 30).forEach(_ -> inquiries.request("nice", known(), WebhookClaim.CAPTURED));
        inquiries.request("toss", payment, WebhookClaim.CAPTURED);
        pass(Duration.ofSeconds(1));

        assertThat(inquiries.claim("toss", 10)).extracting(Inquiry::order).containsExactly(payment);
        assertThat(inquiries.claim("nice", 10)).hasSize(10);
    }

    @Test
    void whoeverSaysTheSameAgainAndAgainWaitsLongerAndLonger() {
        assertThat(pauses(16))
                .containsExactly(
                        1L, 1L, 2L, 4L, 8L, 16L, 32L, 64L, 128L, 256L, 512L, 1024L, 2048L, 3600L, 3600L, 3600L);
    }

    /// In seconds, each after the answer to the one before.
    private List<Long> pauses(int times) {
        var all = new ArrayList<Long>();
        for (int time = 0; time < times; time++) {
            inquiries.request("toss", payment, WebhookClaim.OTHER);
            all.add(jdbc.sql("""
                    select case when due = heard_at + interval '1 s' then 1 else extract(epoch from due - asked_at) end
                      from webhook_inquiry
                    """).query(Long.class).single());
            pass(Duration.ofHours(1));
            inquiries.claim("toss", 1).forEach(inquiries::done);
        }
        return all;
    }

    @Test
    void whatTheGatewayDidNotSayIsAskedAgain() {
        inquiries.request("toss", payment, WebhookClaim.CAPTURED);
        pass(Duration.ofSeconds(1));
        assertThat(inquiries.claim("toss", 10)).hasSize(1);
        pass(Duration.ofSeconds(9));
        assertThat(ofAnotherNode.claim("toss", 10)).isEmpty();

        pass(Duration.ofSeconds(1));
        assertThat(ofAnotherNode.claim("toss", 10)).hasSize(1);
        pass(Duration.ofSeconds(19));
        assertThat(inquiries.claim("toss", 10)).isEmpty();
        pass(Duration.ofSeconds(1));
        assertThat(inquiries.claim("toss", 10)).hasSize(1);
    }

    @Test
    void whatTheGatewayWasNotAskedAboutWaitsNoLonger() {
        inquiries.request("toss", payment, WebhookClaim.CAPTURED);
        pass(Duration.ofSeconds(1));
        for (int look = 0; look < 5; look++) {
            var claimed = inquiries.claim("toss", 10);
            assertThat(claimed).hasSize(1);
            inquiries.notAsked(claimed.getFirst());
            pass(Duration.ofSeconds(10));
        }
    }

    @Test
    void aWebhookThatComesWhileTheGatewayIsAskedIsNotForgotten() {
        inquiries.request("toss", payment, WebhookClaim.CAPTURED);
        pass(Duration.ofSeconds(1));
        var asked = inquiries.claim("toss", 10).getFirst();
        inquiries.request("toss", payment, WebhookClaim.GIVEN_BACK);
        inquiries.done(asked);

        var again = inquiries.claim("toss", 10);
        assertThat(again).extracting(Inquiry::order).containsExactly(payment);
        inquiries.done(again.getFirst());
        pass(Duration.ofHours(1));
        assertThat(inquiries.claim("toss", 10)).isEmpty();
    }

    @Test
    void whatContradictsItselfClaimsNothing() {
        inquiries.request("toss", payment, WebhookClaim.CAPTURED);
        inquiries.request("toss", payment, WebhookClaim.CAPTURED);
        assertThat(claim()).isEqualTo(WebhookClaim.CAPTURED);

        inquiries.request("toss", payment, WebhookClaim.FAILED);
        inquiries.request("toss", payment, WebhookClaim.CAPTURED);
        assertThat(claim()).isEqualTo(WebhookClaim.OTHER);

        pass(Duration.ofSeconds(1));
        inquiries.done(inquiries.claim("toss", 1).getFirst());
        inquiries.request("toss", payment, WebhookClaim.GIVEN_BACK);
        assertThat(claim()).isEqualTo(WebhookClaim.GIVEN_BACK);
    }

    private WebhookClaim claim() {
        return WebhookClaim.NAMES.constantOf(jdbc.sql("select claim from webhook_inquiry")
                .query(String.class)
                .single());
    }

    @Test
    void whatNobodyTellsOfForADayIsForgotten() {
        inquiries.request("toss", payment, WebhookClaim.CAPTURED);
        inquiries.request("gone", payment, WebhookClaim.CAPTURED);
        var cleaning = new WebhookCleaning().oldWebhooks(jdbc, Clock.systemUTC());
        pass(Duration.ofHours(23));
        inquiries.request("toss", payment, WebhookClaim.CAPTURED);
        pass(Duration.ofHours(2));

        cleaning.work().run();
        assertThat(rows()).isEqualTo(1);
    }

    private int rows() {
        return jdbc.sql("select count(*) from webhook_inquiry")
                .query(Integer.class)
                .single();
    }

    private UUID known() {
        var payment = UUID.randomUUID();
        jdbc.sql("""
                insert into event (stream, position, type, payload, at, aggregate)
                values (?, 0, 'requested', '{}', now(), 'payment')
                """).param(payment).update();
        return payment;
    }

    /// Lets time go by for the inquiries, not for the test.
    private void pass(Duration time) {
        jdbc.sql("""
                update webhook_inquiry
                   set due = due - :time, asked_at = asked_at - :time, heard_at = heard_at - :time
                """.replace(":time", "interval '%s'".formatted(time))).update();
    }

    private static void atOnce(int times, Runnable work) throws InterruptedException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = IntStream.range(0, times)
                    .<Callable<Void>>mapToObj(_ -> () -> {
                        work.run();
                        return null;
                    })
                    .toList();
            for (var done : threads.invokeAll(all)) {
                assertThat(done.state()).isEqualTo(Future.State.SUCCESS);
            }
        }
    }
}
