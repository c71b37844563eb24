package dev.dosirak.review.review.postgres;

import static dev.dosirak.review.review.postgres.ReviewRows.utc;
import static java.util.stream.Collectors.toMap;

import dev.dosirak.review.review.Likes;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class PostgresLikes implements Likes {

    private static final String ADD =
            "insert into review_like (review, customer, at) values (?, ?, ?) on conflict do nothing";
    private static final String REMOVE = "delete from review_like where review = ? and customer = ?";
    private static final String COUNT =
            "select review, count(*) as likes from review_like where review in (:reviews) group by review";

    private final JdbcClient jdbc;

    PostgresLikes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void add(UUID review, UUID customer, Instant at) {
        jdbc.sql(ADD).params(review, customer, utc(at)).update();
    }

    @Override
    public void remove(UUID review, UUID customer) {
        jdbc.sql(REMOVE).params(review, customer).update();
    }

    @Override
    public Map<UUID, Long> of(Collection<UUID> reviews) {
        return reviews.isEmpty()
                ? Map.of()
                : jdbc
                        .sql(COUNT)
                        .param("reviews", reviews)
                        .query((row, _) -> Map.entry(row.getObject("review", UUID.class), row.getLong("likes")))
                        .list()
                        .stream()
                        .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
