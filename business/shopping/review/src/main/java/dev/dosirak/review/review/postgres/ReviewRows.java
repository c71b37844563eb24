package dev.dosirak.review.review.postgres;

import dev.dosirak.platform.kernel.Change;
import dev.dosirak.platform.kernel.Versioned;
import dev.dosirak.review.review.Answer;
import dev.dosirak.review.review.Opinion;
import dev.dosirak.review.review.Review;
import dev.dosirak.review.review.ReviewState;
import dev.dosirak.review.right.Purchase;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.support.SqlArrayValue;

/// A review as a row of the table `review`, and back.
final class ReviewRows {

    private ReviewRows() {}

    static MapSqlParameterSource write(Change<Review> change) {
        var review = change.after();
        var purchase = review.purchase();
        var answer = review.answer();
        return new MapSqlParameterSource()
                .addValue("id", review.id())
                .addValue("version", change.version())
                .addValue("order", purchase.order())
                .addValue("customer", purchase.customer())
                .addValue("shop", purchase.shop())
                .addValue("owner", purchase.owner())
                .addValue("delivered", utc(purchase.deliveredAt()))
                .addValue("state", ReviewState.NAMES.nameOf(review.state()))
                .addValue("because", review.hiddenBecause().orElse(null))
                .addValue("rating", review.opinion().rating())
                .addValue("text", review.opinion().text())
                .addValue(
                        "images",
                        new SqlArrayValue("text", review.opinion().images().toArray()))
                .addValue("author", review.author())
                .addValue("written", utc(review.writtenAt()))
                .addValue("edited", review.editedAt().map(ReviewRows::utc).orElse(null))
                .addValue("answer", answer.map(Answer::text).orElse(null))
                .addValue(
                        "answered", answer.map(Answer::at).map(ReviewRows::utc).orElse(null));
    }

    static Versioned<Review> read(ResultSet row, int number) throws SQLException {
        var review = new Review(
                row.getObject("id", UUID.class),
                purchase(row),
                row.getString("author"),
                opinion(row),
                instant(row, "written_at").orElseThrow(),
                instant(row, "edited_at"),
                answer(row),
                ReviewState.NAMES.constantOf(row.getString("state")),
                Optional.ofNullable(row.getString("hidden_because")));
        return new Versioned<>(review, row.getLong("version"));
    }

    private static Purchase purchase(ResultSet row) throws SQLException {
        return new Purchase(
                row.getObject("order_id", UUID.class),
                row.getObject("customer", UUID.class),
                row.getObject("shop", UUID.class),
                row.getObject("owner", UUID.class),
                instant(row, "delivered_at").orElseThrow());
    }

    private static Opinion opinion(ResultSet row) throws SQLException {
        var images = (String[]) row.getArray("images").getArray();
        return new Opinion(row.getInt("rating"), row.getString("text"), List.of(images));
    }

    private static Optional<Answer> answer(ResultSet row) throws SQLException {
        var at = instant(row, "answered_at");
        return at.isEmpty() ? Optional.empty() : Optional.of(new Answer(row.getString("answer"), at.get()));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
