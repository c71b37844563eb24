package dev.dosirak.pgsimulator.gateway.web;

import dev.dosirak.pgsimulator.gateway.GatewayName;
import dev.dosirak.pgsimulator.gateway.Idempotency;
import dev.dosirak.pgsimulator.gateway.IdempotentAnswers;
import dev.dosirak.pgsimulator.gateway.PgError;
import dev.dosirak.pgsimulator.gateway.PgError.Reason;
import dev.dosirak.platform.days.OldRows;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/// Stored answers, by gateway and key.
@Component
class StoredAnswers implements IdempotentAnswers {

    private static final String FIND =
            "select fingerprint, status, body from answer where gateway = ? and key = ? and at > ?";

    private static final String KEEP = """
            insert into answer (gateway, key, fingerprint, status, body, at)
            values (:gateway, :key, :fingerprint, :status, :body, :at)
            on conflict (key, gateway) do update
               set fingerprint = excluded.fingerprint, status = excluded.status, body = excluded.body, at = excluded.at
             where answer.at <= :forgotten
            """;

    private final Set<String> underWay = ConcurrentHashMap.newKeySet();
    private final JdbcClient jdbc;
    private final OldRows old;
    private final TransactionTemplate transaction;
    private final Dialects dialects;
    private final JsonMapper json;
    private final Clock clock;

    StoredAnswers(
            JdbcClient jdbc, PlatformTransactionManager transactions, Dialects dialects, JsonMapper json, Clock clock) {
        this.dialects = dialects;
        this.jdbc = jdbc;
        this.old = new OldRows(jdbc, "answer", "at");
        this.transaction = new TransactionTemplate(transactions);
        this.json = json;
        this.clock = clock;
    }

    private record StoredResponse(String fingerprint, int status, String body) {
        Answer replay(String asked) {
            if (!fingerprint.equals(asked)) {
                throw new PgError(Reason.IDEMPOTENCY_KEY_REUSED);
            }
            return new Answer(status, body);
        }
    }

    @Override
    public Answer once(Idempotency idempotency, @Nullable String key, String request, Supplier<Object> work) {
        if (key != null && !idempotency.key().matcher(key).matches()) {
            throw new PgError(Reason.IDEMPOTENCY_KEY_INVALID);
        }
        var fingerprint = fingerprint(request);
        var done = transaction.execute(status -> {
            var known = key == null ? Optional.<StoredResponse>empty() : find(idempotency, key);
            if (known.isPresent()) {
                return known;
            }
            var storedResponse = answer(idempotency.gateway(), fingerprint, work);
            if (key != null && !keep(idempotency, key, storedResponse)) {
                status.setRollbackOnly(); // the same request came twice at once, and the other one is done
                return Optional.<StoredResponse>empty();
            }
            return Optional.of(storedResponse);
        });
        return done.or(() -> key == null ? Optional.empty() : find(idempotency, key))
                .orElseThrow()
                .replay(fingerprint);
    }

    @Override
    public <T> T alone(Idempotency idempotency, @Nullable String key, Supplier<T> work) {
        if (key == null) {
            return work.get();
        }
        var request = GatewayName.NAMES.nameOf(idempotency.gateway()) + " " + key;
        if (!underWay.add(request)) {
            throw new PgError(Reason.IDEMPOTENCY_KEY_OUTSTANDING);
        }
        try {
            return work.get();
        } finally {
            underWay.remove(request);
        }
    }

    void forgetOld() {
        old.deleteBefore(clock.instant().minus(Idempotency.LONGEST));
    }

    private StoredResponse answer(GatewayName gateway, String fingerprint, Supplier<Object> work) {
        try {
            return new StoredResponse(fingerprint, 200, json.writeValueAsString(work.get()));
        } catch (PgError error) {
            var no = dialects.of(gateway).no(error.reason());
            return new StoredResponse(fingerprint, no.status(), json.writeValueAsString(no.body()));
        }
    }

    private Optional<StoredResponse> find(Idempotency idempotency, String key) {
        return jdbc.sql(FIND)
                .params(GatewayName.NAMES.nameOf(idempotency.gateway()), key, forgotten(idempotency))
                .query((row, _) -> new StoredResponse(row.getString(1), row.getInt(2), row.getString(3)))
                .optional();
    }

    private boolean keep(Idempotency idempotency, String key, StoredResponse storedResponse) {
        return jdbc.sql(KEEP)
                        .param("gateway", GatewayName.NAMES.nameOf(idempotency.gateway()))
                        .param("key", key)
                        .param("fingerprint", storedResponse.fingerprint())
                        .param("status", storedResponse.status())
                        .param("body", storedResponse.body())
                        .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                        .param("forgotten", forgotten(idempotency))
                        .update()
                == 1;
    }

    private OffsetDateTime forgotten(Idempotency idempotency) {
        return clock.instant().minus(idempotency.kept()).atOffset(ZoneOffset.UTC);
    }

    private static String fingerprint(String request) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(request.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
