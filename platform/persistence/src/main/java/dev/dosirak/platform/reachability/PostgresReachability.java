package dev.dosirak.platform.reachability;

import dev.dosirak.platform.kernel.Reachability;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.springframework.jdbc.core.simple.JdbcClient;

/// One row for the service, which all its nodes keep fresh. A break is a time without a heartbeat: the service was
/// down, its machine slept, or its database was away.
///
/// It is one, too, while no gateway sends probes. Where none has ever sent one, or not for an hour, people come
/// another way.
public final class PostgresReachability implements Reachability {

    private static final long FRESH = Duration.ofSeconds(10).toNanos();

    private static final String BEAT = """
            update reachability
               set since = case when at < now() - interval '15 seconds' then now() else since end,
                   at = now(),
                   knocked_at = case when :knocked then now()
                                     when knocked_at > now() - interval '1 hour' then knocked_at end
             where :knocked
                or coalesce(knocked_at not between now() - interval '1 hour' and now() - interval '15 seconds', true)
            """;
    private static final String SINCE = "select since from reachability where at >= now() - interval '15 seconds'";

    private final JdbcClient jdbc;
    private final LongSupplier nanos;
    private volatile long lastProbe;

    public PostgresReachability(JdbcClient jdbc) {
        this(jdbc, System::nanoTime);
    }

    PostgresReachability(JdbcClient jdbc, LongSupplier nanos) {
        this.jdbc = jdbc;
        this.nanos = nanos;
        this.lastProbe = nanos.getAsLong() - FRESH;
    }

    /// A gateway has got through to this node.
    public void probed() {
        lastProbe = nanos.getAsLong();
    }

    /// To be called every few seconds by every node.
    public void beat() {
        jdbc.sql(BEAT).param("knocked", nanos.getAsLong() - lastProbe < FRESH).update();
    }

    @Override
    public Optional<Instant> since() {
        return jdbc.sql(SINCE).query(OffsetDateTime.class).optional().map(OffsetDateTime::toInstant);
    }
}
