package dev.dosirak.drills.drill;

import dev.dosirak.demo.traffic.CommandRecord;
import dev.dosirak.demo.traffic.CommandRecord.Outcome;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// What a customer who ordered was told.
///
/// @param at when the request was due
/// @param millis until the answer, or until nobody waited any more
/// @param status of the answer, 0 for none
/// @param order when there is one
/// @param reason of a problem, else empty
public record OrderAnswer(
        Instant at,
        long millis,
        UUID who,
        String key,
        int status,
        @Nullable UUID order,
        String reason) {

    private static final int CREATED = 201;
    private static final int SERVER_ERROR = 500;
    private static final int BAD_GATEWAY = 502;
    private static final int NOT_NOW = 503;
    private static final int GATEWAY_TIMEOUT = 504;

    /// What kind of answer.
    public enum Kind {
        OK,
        /// A clear no, with its reason.
        REFUSED,
        ERROR,
        /// It may have happened or not.
        UNKNOWN
    }

    public Kind kind() {
        return switch (status) {
            case CREATED -> Kind.OK;
            case 0, BAD_GATEWAY, GATEWAY_TIMEOUT -> Kind.UNKNOWN;
            case NOT_NOW -> Kind.REFUSED;
            default -> status >= SERVER_ERROR ? Kind.ERROR : Kind.REFUSED;
        };
    }

    /// For whoever checks that the platform stands by what it said.
    CommandRecord toRecord() {
        var outcome = switch (kind()) {
            case OK -> Outcome.DONE;
            case REFUSED -> Outcome.REFUSED;
            case ERROR, UNKNOWN -> Outcome.UNKNOWN;
        };
        return new CommandRecord(at, who, "place", order, key, outcome, status, reason);
    }

    /// A line as the load writes it.
    static OrderAnswer parse(String line) {
        var json = JsonMapper.shared();
        var it = json.readTree(line);
        var body = it.path("body").asString("");
        UUID order = null;
        var reason = "";
        try {
            var answer = json.readTree(body.isEmpty() ? "{}" : body);
            order = answer.path("orderId").isString()
                    ? UUID.fromString(answer.path("orderId").asString())
                    : null;
            reason = answer.path("type").asString("");
        } catch (JacksonException e) {
            reason = "unreadable";
        }
        return new OrderAnswer(
                Instant.ofEpochMilli(it.path("at").asLong()),
                it.path("took").asLong(),
                UUID.fromString(it.path("who").asString()),
                it.path("key").asString(),
                it.path("status").asInt(),
                order,
                reason);
    }
}
