package dev.dosirak.payment.charge.http;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.dosirak.payment.charge.PaymentGateway.Movement;
import dev.dosirak.payment.pg.PgClient;
import dev.dosirak.payment.pg.PgClient.Reply;
import dev.dosirak.platform.events.EventJson;
import dev.dosirak.platform.kernel.Won;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/// The gateway's list of transactions.
final class HttpJournal {

    private static final Logger log = LoggerFactory.getLogger(HttpJournal.class);
    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
    private static final int PAGE = 500;
    private static final int OK = 200;

    private final PgClient pg;
    private final EventJson json;

    HttpJournal(PgClient pg, EventJson json) {
        this.pg = pg;
        this.json = json;
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Transaction(
            String transactionKey,
            String paymentKey,
            String orderId,
            String status,
            Won amount,
            OffsetDateTime transactionAt) {

        Transaction {
            Objects.requireNonNull(transactionKey, "transactionKey");
            Objects.requireNonNull(paymentKey, "paymentKey");
            Objects.requireNonNull(orderId, "orderId");
            Objects.requireNonNull(status, "status");
            Objects.requireNonNull(transactionAt, "transactionAt");
        }

        Movement movement() {
            return new Movement(
                    transactionKey, orderId, paymentKey, status.equals("DONE"), amount, transactionAt.toInstant());
        }
    }

    Optional<List<Movement>> page(Instant from, Instant to, Optional<String> after) {
        var path = "/v1/transactions?startDate=%s&endDate=%s&limit=%d%s"
                .formatted(
                        inSeoul(from),
                        inSeoul(to),
                        PAGE,
                        after.map(HttpJournal::behind).orElse(""));
        if (!(pg.get(path) instanceof Reply.Answered answer) || answer.status() != OK) {
            return Optional.empty();
        }
        try {
            return Optional.of(Stream.of(json.read(answer.body(), Transaction[].class))
                    .map(Transaction::movement)
                    .toList());
        } catch (JacksonException e) {
            log.error("The gateway's transactions from {} to {} cannot be read", from, to, e);
            return Optional.empty();
        }
    }

    private static String behind(String key) {
        return "&startingAfter=" + URLEncoder.encode(key, StandardCharsets.UTF_8);
    }

    private static String inSeoul(Instant time) {
        return DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(LocalDateTime.ofInstant(time, SEOUL));
    }
}
