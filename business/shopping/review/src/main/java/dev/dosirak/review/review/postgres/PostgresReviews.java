package dev.dosirak.review.review.postgres;

import static dev.dosirak.review.review.postgres.ReviewRows.utc;

import dev.dosirak.platform.kernel.Change;
import dev.dosirak.platform.kernel.Stale;
import dev.dosirak.platform.kernel.Versioned;
import dev.dosirak.platform.outbox.Outbox;
import dev.dosirak.review.review.Ratings;
import dev.dosirak.review.review.Review;
import dev.dosirak.review.review.ReviewCursor;
import dev.dosirak.review.review.Reviews;
import dev.dosirak.review.review.Sort;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// The tables `review` and `shop_reviews`. A change locks its review first and the row of its shop last, so
/// that many reviews of one shop wait for each other and never lock each other out.
@Repository
class PostgresReviews implements Reviews {

    private static final String FIND = "select * from review where id in (:ids)";
    private static final String NEWEST = """
            select *
              from review
             where shop = :shop
               and state = 'shown'
               and (written_at, id) < (:written, :id)
             order by written_at desc, id desc
             limit :limit
            """;
    private static final String BEST = """
            select *
              from review
             where shop = :shop
               and state = 'shown'
               and (rating, written_at, id) < (:rating, :written, :id)
             order by rating desc, written_at desc, id desc
             limit :limit
            """;
    private static final String OF_CUSTOMER = """
            select *
              from review
             where customer = :customer
               and state <> 'deleted'
               and (written_at, id) < (:written, :id)
             order by written_at desc, id desc
             limit :limit
            """;
    private static final String RATINGS =
            "select version, stars_1, stars_2, stars_3, stars_4, stars_5 from shop_reviews where shop = ?";
    private static final String ADD = """
            insert into review (id, version, order_id, customer, shop, owner, delivered_at, state, hidden_because,
                                rating, text, images, author, written_at, edited_at, answer, answered_at)
            values (:id, :version, :order, :customer, :shop, :owner, :delivered, :state, :because,
                    :rating, :text, :images, :author, :written, :edited, :answer, :answered)
            on conflict do nothing
            """;
    private static final String REPLACE = """
            update review
               set version = :version, state = :state, hidden_because = :because, rating = :rating, text = :text,
                   images = :images, author = :author, edited_at = :edited, answer = :answer, answered_at = :answered
             where id = :id
               and version = :version - 1
            """;
    private static final String OPEN_SHOP =
            "insert into shop_reviews (shop, changed_at) values (?, ?) on conflict do nothing";
    private static final String MOVE_SHOP = """
            update shop_reviews
               set version = version + 1, changed_at = greatest(changed_at, :at),
                   stars_1 = stars_1 + :one, stars_2 = stars_2 + :two, stars_3 = stars_3 + :three,
                   stars_4 = stars_4 + :four, stars_5 = stars_5 + :five
             where shop = :shop
            returning version
            """;

    private final JdbcClient jdbc;
    private final Outbox outbox;

    PostgresReviews(JdbcClient jdbc, Outbox outbox) {
        this.jdbc = jdbc;
        this.outbox = outbox;
    }

    @Override
    public List<Versioned<Review>> find(Collection<UUID> ids) {
        return ids.isEmpty()
                ? List.of()
                : jdbc.sql(FIND).param("ids", ids).query(ReviewRows::read).list();
    }

    @Override
    public List<Versioned<Review>> ofShop(UUID shop, Sort sort, ReviewCursor cursor, int limit) {
        var query = switch (sort) {
            case NEWEST -> jdbc.sql(NEWEST);
            case RATING -> jdbc.sql(BEST).param("rating", cursor.rating());
        };
        return page(query.param("shop", shop), cursor, limit);
    }

    @Override
    public List<Versioned<Review>> ofCustomer(UUID customer, ReviewCursor cursor, int limit) {
        return page(jdbc.sql(OF_CUSTOMER).param("customer", customer), cursor, limit);
    }

    private static List<Versioned<Review>> page(JdbcClient.StatementSpec query, ReviewCursor cursor, int limit) {
        return query.param("written", utc(cursor.writtenAt()))
                .param("id", cursor.id())
                .param("limit", limit)
                .query(ReviewRows::read)
                .list();
    }

    @Override
    public Versioned<Ratings> ratings(UUID shop) {
        return jdbc.sql(RATINGS)
                .param(shop)
                .query(PostgresReviews::ratings)
                .optional()
                .orElseGet(() -> new Versioned<>(Ratings.NONE, 0));
    }

    private static Versioned<Ratings> ratings(ResultSet row, int number) throws SQLException {
        var stars = List.of(
                row.getInt("stars_1"),
                row.getInt("stars_2"),
                row.getInt("stars_3"),
                row.getInt("stars_4"),
                row.getInt("stars_5"));
        return new Versioned<>(new Ratings(stars), row.getLong("version"));
    }

    @Override
    @Transactional
    public void save(Change<Review> change) {
        var review = change.after();
        int written = jdbc.sql(change.before().isEmpty() ? ADD : REPLACE)
                .paramSource(ReviewRows.write(change))
                .update();
        if (written == 0) {
            throw new Stale("Review " + review.id());
        }
        PublicEvent.fact(change).ifPresent(it -> outbox.publish(review.id(), change.version(), it));
        if (Ratings.areChangedBy(change)) {
            long version = moveShop(change);
            var shop = review.purchase().shop();
            outbox.publish(shop, version, PublicEvent.changed(shop, version));
        }
    }

    /// Only a shop's first review finds no row yet.
    private long moveShop(Change<Review> change) {
        var shop = change.after().purchase().shop();
        if (change.before().isEmpty()) {
            jdbc.sql(OPEN_SHOP).params(shop, utc(change.at())).update();
        }
        return jdbc.sql(MOVE_SHOP)
                .param("shop", shop)
                .param("at", utc(change.at()))
                .param("one", Ratings.added(change, 1))
                .param("two", Ratings.added(change, 2))
                .param("three", Ratings.added(change, 3))
                .param("four", Ratings.added(change, 4))
                .param("five", Ratings.added(change, 5))
                .query(Long.class)
                .single();
    }
}
