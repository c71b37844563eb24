package dev.dosirak.payment.pg.nice;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.dosirak.payment.charge.PaymentGateway.Entry;
import dev.dosirak.payment.charge.PaymentGateway.Movement;
import dev.dosirak.payment.charge.PaymentGateway.Unreadable;
import dev.dosirak.payment.pg.PgClient;
import dev.dosirak.payment.pg.PgClient.Reply;
import dev.dosirak.platform.events.EventJson;
import dev.dosirak.platform.kernel.Won;
import java.net.URLEncoder;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// NICE's list of transactions. Its public manual describes none ("in development"): this shape is ours, and our
/// simulator speaks it.
final class NiceJournal {

    private static final Logger log = LoggerFactory.getLogger(NiceJournal.class);
    private static final int PAGE = 500;
    private static final int OK = 200;
    private static final String SUCCESS = "0000";

    private final PgClient pg;
    private final EventJson json;

    NiceJournal(PgClient pg, EventJson json) {
        this.pg = pg;
        this.json = json;
    }

    private record Page(
            @Nullable String resultCode, @Nullable List<JsonNode> transactions) {}

    /// @param key its own
    /// @param tid the payment's, of a cancel, too
    private record Transaction(String key, String tid, String orderId, String type, Won amount, OffsetDateTime at) {

        Transaction {
            Objects.requireNonNull(key, "key");
            Objects.requireNonNull(tid, "tid");
            Objects.requireNonNull(orderId, "orderId");
            Objects.requireNonNull(type, "type");
            Objects.requireNonNull(amount, "amount");
            Objects.requireNonNull(at, "at");
        }

        Movement movement() {
            boolean taken = switch (type) {
                case "payment" -> true;
                case "cancel" -> false;
                default -> throw new IllegalArgumentException("No transaction is a " + type);
            };
            return new Movement(key, orderId, tid, taken, amount, at.toInstant());
        }
    }

    Optional<List<Entry>> page(Instant from, Instant to, Optional<String> after) {
        var path = "/v1/transactions?from=%s&to=%s&limit=%d%s"
                .formatted(from, to, PAGE, after.map(NiceJournal::behind).orElse(""));
        if (!(pg.get(path) instanceof Reply.Answered answer) || answer.status() != OK) {
            log.warn("NICE does not say its transactions from {} to {}", from, to);
            return Optional.empty();
        }
        try {
            var page = json.read(answer.body(), Page.class);
            if (page == null || !SUCCESS.equals(page.resultCode()) || page.transactions() == null) {
                log.warn("NICE does not say its transactions from {} to {}: {}", from, to, answer);
                return Optional.empty();
            }
            var entries = page.transactions().stream().map(this::entry).toList();
            return Optional.of(entries).filter(NiceJournal::leadsOn);
        } catch (JacksonException e) {
            log.error("NICE's transactions from {} to {} cannot be read", from, to, e);
            return Optional.empty();
        }
    }

    private Entry entry(JsonNode node) {
        var text = node.toString();
        try {
            return json.read(text, Transaction.class).movement();
        } catch (RuntimeException e) { // whatever is wrong with it, it must not hide the others
            log.error("NICE's transaction cannot be read: {}", text, e);
            return new Unreadable(node.path("key").asStringOpt().filter(it -> !it.isBlank()), text);
        }
    }

    /// Behind a full page without any key there is more, and no way to ask for it.
    private static boolean leadsOn(List<Entry> page) {
        return page.size() < PAGE || page.stream().anyMatch(it -> it.key().isPresent());
    }

    private static String behind(String key) {
        return "&after=" + URLEncoder.encode(key, UTF_8);
    }
}
