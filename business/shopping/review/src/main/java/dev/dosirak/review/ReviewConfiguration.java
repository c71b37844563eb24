package dev.dosirak.review;

import dev.dosirak.platform.kernel.Transactions;
import dev.dosirak.platform.sync.PostgresSource;
import dev.dosirak.platform.sync.SyncSource;
import dev.dosirak.review.review.CustomerReviews;
import dev.dosirak.review.review.Decisions;
import dev.dosirak.review.review.Likes;
import dev.dosirak.review.review.Moderator;
import dev.dosirak.review.review.OwnerAnswers;
import dev.dosirak.review.review.Pseudonyms;
import dev.dosirak.review.review.PublicReviews;
import dev.dosirak.review.review.Reports;
import dev.dosirak.review.review.Reviews;
import dev.dosirak.review.right.Rights;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Plugs the outside into the inside. Adapters find themselves; use cases are built here, so that they need
/// no Spring.
@Configuration(proxyBeanMethods = false)
class ReviewConfiguration {

    @Bean
    CustomerReviews customerReviews(
            Rights rights,
            Pseudonyms pseudonyms,
            Reviews reviews,
            Likes likes,
            Transactions transactions,
            Clock clock) {
        return new CustomerReviews(rights, pseudonyms, reviews, likes, transactions, storable(clock));
    }

    @Bean
    OwnerAnswers ownerAnswers(Reviews reviews, Likes likes, Clock clock) {
        return new OwnerAnswers(reviews, likes, storable(clock));
    }

    @Bean
    PublicReviews publicReviews(Reviews reviews, Likes likes, Reports reports, Clock clock) {
        return new PublicReviews(reviews, likes, reports, storable(clock));
    }

    @Bean
    Moderator moderator(Reviews reviews, Reports reports, Decisions decisions, Transactions transactions, Clock clock) {
        return new Moderator(reviews, reports, decisions, transactions, storable(clock));
    }

    /// Lets other services copy how the reviews of each shop stand.
    @Bean
    SyncSource shopReviews(JdbcClient jdbc) {
        return new PostgresSource("shop-reviews", "review.changed.v1", "shop_reviews_to_copy", jdbc);
    }

    /// PostgreSQL keeps microseconds; what is answered now must be what is read later.
    private static Clock storable(Clock clock) {
        return Clock.tick(clock, Duration.of(1, ChronoUnit.MICROS));
    }
}
