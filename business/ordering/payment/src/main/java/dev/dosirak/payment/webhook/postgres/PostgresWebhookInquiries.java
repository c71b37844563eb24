package dev.dosirak.payment.webhook.postgres;

import dev.dosirak.payment.webhook.WebhookClaim;
import dev.dosirak.payment.webhook.WebhookInquiries;
import dev.dosirak.platform.job.DueRows;
import dev.dosirak.platform.kernel.RetrySchedule;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class PostgresWebhookInquiries implements WebhookInquiries {

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(10);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    /// After the second time that a payment was asked about, the pause until the next is doubled each time, from 2
    /// seconds to an hour. A payment is known by its history.
    private static final String REQUEST = """
            insert into webhook_inquiry (payment, gateway, claim, heard_at, due)
            select :payment, :gateway, :claim, now(), now() + interval '1 s'
             where exists (select from event where aggregate = 'payment' and stream = :payment)
            on conflict (payment, gateway) do update
               set heard = webhook_inquiry.heard + 1,
                   heard_at = now(),
                   claim = case
                       when webhook_inquiry.due is null or webhook_inquiry.claim = excluded.claim then excluded.claim
                       else '{other}'
                   end,
                   looks = case when webhook_inquiry.due is null then 0 else webhook_inquiry.looks end,
                   due = coalesce(
                       webhook_inquiry.due, greatest(excluded.due, webhook_inquiry.asked_at + {pause}))
            """.replace("{other}", WebhookClaim.NAMES.nameOf(WebhookClaim.OTHER))
            .replace("{pause}", pause("webhook_inquiry.asked"));

    private static final String ARE_DUE =
            "select exists (select from webhook_inquiry where gateway = ? and due <= now())";

    private static final String DONE = """
            update webhook_inquiry
               set due = case when heard = :heard then null else now() + {pause} end,
                   asked = asked + 1,
                   asked_at = now(),
                   looks = 0
             where id = :id
            """.replace("{pause}", pause("(asked + 1)"));

    private final JdbcClient jdbc;
    private final DueRows rows;

    PostgresWebhookInquiries(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.rows = new DueRows(jdbc, "webhook_inquiry", "id", "due", "due")
                .pausing(new RetrySchedule(FIRST_PAUSE, LONGEST_PAUSE).pauses());
    }

    private static String pause(String asked) {
        return "case when %1$s < 2 then interval '0' else least(interval '1 h', interval '2 s' * 2 ^ least(%1$s - 2, 12)) end"
                .formatted(asked);
    }

    @Override
    public void request(String gateway, UUID order, WebhookClaim claim) {
        jdbc.sql(REQUEST)
                .param("payment", order)
                .param("gateway", gateway)
                .param("claim", WebhookClaim.NAMES.nameOf(claim))
                .update();
    }

    @Override
    public boolean areDue(String gateway) {
        return jdbc.sql(ARE_DUE).param(gateway).query(Boolean.class).single();
    }

    @Override
    public List<Inquiry> claim(String gateway, int limit) {
        return rows.where("gateway = '%s'".formatted(gateway)).claim(limit, PostgresWebhookInquiries::inquiry);
    }

    private static Inquiry inquiry(ResultSet row, int number) throws SQLException {
        return new Inquiry(
                row.getObject("id", UUID.class),
                row.getObject("payment", UUID.class),
                row.getString("gateway"),
                WebhookClaim.NAMES.constantOf(row.getString("claim")),
                row.getInt("heard"));
    }

    @Override
    public void notAsked(Inquiry inquiry) {
        rows.uncount(inquiry.id());
    }

    @Override
    public void done(Inquiry inquiry) {
        jdbc.sql(DONE).param("heard", inquiry.heard()).param("id", inquiry.id()).update();
    }
}
