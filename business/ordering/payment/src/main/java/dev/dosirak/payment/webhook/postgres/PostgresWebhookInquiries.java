package dev.dosirak.payment.webhook.postgres;

import dev.dosirak.payment.webhook.WebhookInquiries;
import dev.dosirak.platform.job.DueRows;
import dev.dosirak.platform.kernel.RetrySchedule;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class PostgresWebhookInquiries implements WebhookInquiries {

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(10);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    /// A word that was there already when the gateway was asked, has its answer; after the second time, the pause
    /// until the next is doubled each time, from 2 seconds to an hour. A payment is known by its history.
    private static final String REQUEST = """
            insert into webhook_inquiry (payment, gateway, due)
            select :payment, :gateway, now()
             where exists (select from event where aggregate = 'payment' and stream = :payment)
            on conflict (payment, gateway) do update
               set heard = webhook_inquiry.heard + 1,
                   looks = case when webhook_inquiry.due is null then 0 else webhook_inquiry.looks end,
                   due = coalesce(webhook_inquiry.due, greatest(now(), webhook_inquiry.asked_at + {pause}))
            """.replace("{pause}", pause("webhook_inquiry.asked"));

    private static final String DONE = """
            update webhook_inquiry
               set due = case when heard = :heard then null else now() + {pause} end,
                   asked = asked + 1,
                   asked_at = now(),
                   looks = 0
             where id = :id
            """.replace("{pause}", pause("asked + 1"));

    private static final String FORGET = """
            delete from webhook_inquiry where due is null and asked_at < now() - interval '1 day'
            """;

    private final JdbcClient jdbc;
    private final DueRows rows;

    PostgresWebhookInquiries(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.rows = new DueRows(jdbc, "webhook_inquiry", "id", "due", "due")
                .pausing(new RetrySchedule(FIRST_PAUSE, LONGEST_PAUSE).pauses());
    }

    private static String pause(String asked) {
        return "least(interval '1 hour', case when %1$s < 2 then interval '0' else interval '2 s' * 2 ^ least(%1$s - 2, 12) end)"
                .formatted(asked);
    }

    @Override
    public void request(String gateway, UUID order) {
        jdbc.sql(REQUEST).param("payment", order).param("gateway", gateway).update();
    }

    @Override
    public List<Inquiry> claim(String gateway, int limit) {
        return rows.where("gateway = '%s'".formatted(gateway))
                .claim(
                        limit,
                        (row, _) -> new Inquiry(
                                row.getObject("id", UUID.class),
                                row.getObject("payment", UUID.class),
                                row.getString("gateway"),
                                row.getInt("heard")));
    }

    @Override
    public void done(Inquiry inquiry) {
        jdbc.sql(DONE).param("heard", inquiry.heard()).param("id", inquiry.id()).update();
    }

    /// What nobody has told of for a day.
    void forget() {
        jdbc.sql(FORGET).update();
    }
}
