package dev.dosirak.review.review.postgres;

import static dev.dosirak.review.review.postgres.ReviewRows.utc;

import dev.dosirak.review.review.Decision;
import dev.dosirak.review.review.Decision.Verdict;
import dev.dosirak.review.review.Decisions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

@Repository
class PostgresDecisions implements Decisions {

    private static final String ADD =
            "insert into review_decision (review, verdict, operator, reason, at) values (?, ?, ?, ?, ?)";
    private static final String OF_REVIEW =
            "select review, verdict, operator, reason, at from review_decision where review = ? order by id";

    private final JdbcClient jdbc;

    PostgresDecisions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    @Transactional(
            propagation = Propagation.MANDATORY) // a decision without its change, or the other way round, is a bug
    public void add(Decision it) {
        var verdict = Verdict.NAMES.nameOf(it.verdict());
        jdbc.sql(ADD)
                .params(it.review(), verdict, it.operator(), it.reason(), utc(it.at()))
                .update();
    }

    @Override
    public List<Decision> of(UUID review) {
        return jdbc.sql(OF_REVIEW)
                .param(review)
                .query(PostgresDecisions::decision)
                .list();
    }

    private static Decision decision(ResultSet row, int number) throws SQLException {
        return new Decision(
                row.getObject("review", UUID.class),
                Verdict.NAMES.constantOf(row.getString("verdict")),
                row.getObject("operator", UUID.class),
                row.getString("reason"),
                row.getObject("at", OffsetDateTime.class).toInstant());
    }
}
