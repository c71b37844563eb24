package dev.dosirak.payment.pg.portone;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonInclude;
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

/// PortOne's list of payment events: every one stands behind its cursor, which is its key.
final class PortoneJournal {

    private static final Logger log = LoggerFactory.getLogger(PortoneJournal.class);
    private static final int PAGE = 500;
    private static final int OK = 200;

    private final PgClient pg;
    private final PortoneStore store;
    private final EventJson json;

    PortoneJournal(PgClient pg, PortoneStore store, EventJson json) {
        this.pg = pg;
        this.store = store;
        this.json = json;
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Query(
            @Nullable String storeId,
            String from,
            String until,
            @Nullable String cursor,
            int size) {}

    private record Page(@Nullable List<JsonNode> items) {}

    private record Item(Event paymentEvent, String cursor) {
        Item {
            Objects.requireNonNull(paymentEvent, "paymentEvent");
            Objects.requireNonNull(cursor, "cursor");
        }

        Movement movement() {
            return new Movement(
                    cursor,
                    paymentEvent.paymentId(),
                    paymentEvent.paymentId(),
                    paymentEvent.isTaken(),
                    paymentEvent.moved(),
                    paymentEvent.createdAt().toInstant());
        }
    }

    /// @param eventAmount below zero when it was given back
    private record Event(String type, String paymentId, String currency, Won eventAmount, OffsetDateTime createdAt) {
        Event {
            Objects.requireNonNull(type, "type");
            Objects.requireNonNull(paymentId, "paymentId");
            Objects.requireNonNull(eventAmount, "eventAmount");
            Objects.requireNonNull(createdAt, "createdAt");
            if (!"KRW".equals(currency)) {
                throw new IllegalArgumentException("Not in won: " + currency);
            }
        }

        boolean isTaken() {
            return switch (type) {
                case "PAID" -> true;
                case "PARTIAL_CANCELLED", "CANCELLED" -> false;
                default -> throw new IllegalArgumentException("No event is a " + type);
            };
        }

        Won moved() {
            var moved = isTaken() ? eventAmount : Won.ZERO.minus(eventAmount);
            if (moved.compareTo(Won.ZERO) < 0) {
                throw new IllegalArgumentException("%s of %s".formatted(type, eventAmount));
            }
            return moved;
        }
    }

    Optional<List<Entry>> page(Instant from, Instant to, Optional<String> after) {
        var query = new Query(store.id(), from.toString(), to.toString(), after.orElse(null), PAGE);
        var path = "/payment-events-by-cursor?requestBody=" + URLEncoder.encode(json.write(query), UTF_8);
        if (!(pg.get(path) instanceof Reply.Answered answer) || answer.status() != OK) {
            log.warn("PortOne does not say its events from {} to {}", from, to);
            return Optional.empty();
        }
        try {
            var page = json.read(answer.body(), Page.class);
            if (page == null || page.items() == null) {
                log.warn("PortOne does not say its events from {} to {}: {}", from, to, answer);
                return Optional.empty();
            }
            var entries = page.items().stream().map(this::entry).toList();
            return Optional.of(entries).filter(PortoneJournal::leadsOn);
        } catch (JacksonException e) {
            log.error("PortOne's events from {} to {} cannot be read", from, to, e);
            return Optional.empty();
        }
    }

    private Entry entry(JsonNode node) {
        var text = node.toString();
        try {
            return json.read(text, Item.class).movement();
        } catch (RuntimeException e) { // whatever is wrong with it, it must not hide the others
            log.error("PortOne's event cannot be read: {}", text, e);
            return new Unreadable(node.path("cursor").asStringOpt().filter(it -> !it.isBlank()), text);
        }
    }

    /// Behind a full page without any key there is more, and no way to ask for it.
    private static boolean leadsOn(List<Entry> page) {
        return page.size() < PAGE || page.stream().anyMatch(it -> it.key().isPresent());
    }
}
