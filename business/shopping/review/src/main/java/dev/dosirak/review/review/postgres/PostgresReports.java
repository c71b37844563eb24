package dev.dosirak.review.review.postgres;

import static dev.dosirak.review.review.postgres.ReviewRows.utc;

import dev.dosirak.review.review.Report;
import dev.dosirak.review.review.Reports;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class PostgresReports implements Reports {

    private static final String ADD = """
            insert into review_report (id, review, reporter, reason, text, at)
            values (?, ?, ?, ?, ?, ?)
            on conflict do nothing
            """;
    private static final String PAGE = """
            select id, review, reporter, reason, text, at
              from review_report
             where id < ?
             order by id desc
             limit ?
            """;

    private final JdbcClient jdbc;

    PostgresReports(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void add(Report it) {
        var reason = Report.Reason.NAMES.nameOf(it.reason());
        jdbc.sql(ADD)
                .params(it.id(), it.review(), it.reporter(), reason, it.text(), utc(it.at()))
                .update();
    }

    @Override
    public List<Report> page(UUID mark, int limit) {
        return jdbc.sql(PAGE).params(mark, limit).query(PostgresReports::report).list();
    }

    private static Report report(ResultSet row, int number) throws SQLException {
        return new Report(
                row.getObject("id", UUID.class),
                row.getObject("review", UUID.class),
                row.getObject("reporter", UUID.class),
                Report.Reason.NAMES.constantOf(row.getString("reason")),
                row.getString("text"),
                row.getObject("at", OffsetDateTime.class).toInstant());
    }
}
