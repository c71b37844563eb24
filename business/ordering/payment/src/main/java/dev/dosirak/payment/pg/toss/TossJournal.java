package dev.dosirak.payment.pg.toss;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.dosirak.payment.charge.PaymentGateway.Entry;
import dev.dosirak.payment.charge.PaymentGateway.Movement;
import dev.dosirak.payment.charge.PaymentGateway.Unreadable;
import dev.dosirak.payment.pg.PgClient;
import dev.dosirak.payment.pg.PgClient.Reply;
import dev.dosirak.platform.events.EventJson;
import dev.dosirak.platform.kernel.Seoul;
import dev.dosirak.platform.kernel.Won;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// The gateway's list of transactions.
final class TossJournal {

    private static final Logger log = LoggerFactory.getLogger(TossJournal.class);
    private static final int PAGE = 500;
    private static final int OK = 200;

    private final PgClient pg;
    private final EventJson json;

    TossJournal(PgClient pg, EventJson json) {
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
            Objects.requireNonNull(amount, "amount");
            Objects.requireNonNull(transactionAt, "transactionAt");
        }

        Movement movement() {
            boolean taken = switch (status) {
                case "DONE" -> true;
                // What waits for a deposit has none, or none any more.
                case "PARTIAL_CANCELED", "CANCELED", "WAITING_FOR_DEPOSIT" -> false;
                default -> throw new IllegalArgumentException("No transaction is " + status);
            };
            return new Movement(transactionKey, orderId, paymentKey, taken, amount, transactionAt.toInstant());
        }
    }

    Optional<List<Entry>> page(Instant from, Instant to, Optional<String> after) {
        var path = "/v1/transactions?startDate=%s&endDate=%s&limit=%d%s"
                .formatted(
                        inSeoul(from),
                        inSeoul(to),
                        PAGE,
                        after.map(TossJournal::behind).orElse(""));
        var reply = pg.get(path);
        if (!(reply instanceof Reply.Answered answer) || answer.status() != OK) {
            log.warn("The gateway does not say its transactions from {} to {}: {}", from, to, reply);
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(json.read(answer.body(), JsonNode[].class))
                    .map(it -> Stream.of(it).map(this::entry).toList())
                    .filter(TossJournal::leadsOn);
        } catch (JacksonException e) {
            log.error("The gateway's transactions from {} to {} cannot be read", from, to, e);
            return Optional.empty();
        }
    }

    private Entry entry(JsonNode node) {
        var text = node.toString();
        try {
            return json.read(text, Transaction.class).movement();
        } catch (RuntimeException e) { // whatever is wrong with it, it must not hide the others
            log.error("The gateway's transaction cannot be read: {}", text, e);
            return new Unreadable(node.path("transactionKey").asStringOpt().filter(it -> !it.isBlank()), text);
        }
    }

    /// Behind a full page without any key there is more, and no way to ask for it.
    private static boolean leadsOn(List<Entry> page) {
        return page.size() < PAGE || page.stream().anyMatch(it -> it.key().isPresent());
    }

    private static String behind(String key) {
        return "&startingAfter=" + URLEncoder.encode(key, StandardCharsets.UTF_8);
    }

    private static String inSeoul(Instant time) {
        return DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(LocalDateTime.ofInstant(time, Seoul.ZONE));
    }
}
