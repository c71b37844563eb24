package dev.dosirak.pgsimulator.web;

import dev.dosirak.pgsimulator.gateway.GatewayName;
import dev.dosirak.pgsimulator.gateway.PgError;
import dev.dosirak.pgsimulator.gateway.PgError.Reason;
import dev.dosirak.platform.days.OldRows;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/// Gives the same answer to the same `Idempotency-Key` for 15 days. What was done and the record of its answer are
/// one transaction; declines are answers, too, and breakdowns are not.
@Component
public class IdempotentResponses {

    private static final Duration KEPT = Duration.ofDays(15);
    private static final int LONGEST_KEY = 300;

    private static final String FIND = "select fingerprint, status, body from answer where gateway = ? and key = ?";

    private static final String KEEP = """
            insert into answer (gateway, key, fingerprint, status, body, at) values (?, ?, ?, ?, ?, ?)
            on conflict do nothing
            """;

    private final JdbcClient jdbc;
    private final OldRows old;
    private final TransactionTemplate transaction;
    private final Dialects dialects;
    private final JsonMapper json;
    private final Clock clock;

    IdempotentResponses(
            JdbcClient jdbc, PlatformTransactionManager transactions, Dialects dialects, JsonMapper json, Clock clock) {
        this.dialects = dialects;
        this.jdbc = jdbc;
        this.old = new OldRows(jdbc, "answer", "at");
        this.transaction = new TransactionTemplate(transactions);
        this.json = json;
        this.clock = clock;
    }

    private record StoredResponse(String fingerprint, int status, String body) {
        ResponseEntity<String> replay(String asked) {
            if (!fingerprint.equals(asked)) {
                throw new PgError(Reason.IDEMPOTENCY_KEY_REUSED);
            }
            return ResponseEntity.status(status)
                    .contentType(MediaType.APPLICATION_JSON)
                    .body(body);
        }
    }

    /// @param key the header; without one the work is simply done
    /// @param request everything that makes the request what it is
    public ResponseEntity<String> once(
            GatewayName gateway, @Nullable String key, String request, Supplier<Object> work) {
        if (key != null && (key.isBlank() || key.length() > LONGEST_KEY)) {
            throw new PgError(Reason.IDEMPOTENCY_KEY_INVALID);
        }
        var fingerprint = fingerprint(request);
        var done = transaction.execute(status -> {
            var known = key == null ? Optional.<StoredResponse>empty() : find(gateway, key);
            if (known.isPresent()) {
                return known;
            }
            var storedResponse = answer(gateway, fingerprint, work);
            if (key != null && !keep(gateway, key, storedResponse)) {
                status.setRollbackOnly(); // the same request came twice at once, and the other one is done
                return Optional.<StoredResponse>empty();
            }
            return Optional.of(storedResponse);
        });
        return done.or(() -> key == null ? Optional.empty() : find(gateway, key))
                .orElseThrow()
                .replay(fingerprint);
    }

    void forgetOld() {
        old.deleteBefore(clock.instant().minus(KEPT));
    }

    private StoredResponse answer(GatewayName gateway, String fingerprint, Supplier<Object> work) {
        try {
            return new StoredResponse(fingerprint, 200, json.writeValueAsString(work.get()));
        } catch (PgError error) {
            var no = dialects.of(gateway).no(error.reason());
            return new StoredResponse(fingerprint, no.status(), json.writeValueAsString(no.body()));
        }
    }

    private Optional<StoredResponse> find(GatewayName gateway, String key) {
        return jdbc.sql(FIND)
                .params(GatewayName.NAMES.nameOf(gateway), key)
                .query((row, _) -> new StoredResponse(row.getString(1), row.getInt(2), row.getString(3)))
                .optional();
    }

    private boolean keep(GatewayName gateway, String key, StoredResponse storedResponse) {
        return jdbc.sql(KEEP)
                        .params(
                                GatewayName.NAMES.nameOf(gateway),
                                key,
                                storedResponse.fingerprint(),
                                storedResponse.status(),
                                storedResponse.body(),
                                clock.instant().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
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
