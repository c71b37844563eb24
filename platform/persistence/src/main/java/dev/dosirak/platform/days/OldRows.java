package dev.dosirak.platform.days;

import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Rows of a table that are past their time. They go a few at a time, each few in a transaction of their own, so that
/// nothing waits for them and a crash loses little; rows that somebody holds are left for the next time.
public final class OldRows {

    private static final int AT_ONCE = 2_000;

    private static final String DELETE = """
            delete from %1$s
             where ctid = any (array(select ctid from %1$s where %2$s < ? order by %2$s limit ? for update skip locked))
            """;

    private final JdbcClient jdbc;
    private final String delete;

    /// @param column the rows' time; there must be an ordinary index on it, since a summarizing one (BRIN) ends
    ///       up pointing everywhere once freed space is used again
    public OldRows(JdbcClient jdbc, String table, String column) {
        this.jdbc = jdbc;
        this.delete = DELETE.formatted(table, column);
    }

    public void deleteBefore(Instant time) {
        var until = time.atOffset(ZoneOffset.UTC);
        int deleted;
        do {
            deleted = jdbc.sql(delete).params(until, AT_ONCE).update();
        } while (deleted == AT_ONCE);
    }
}
