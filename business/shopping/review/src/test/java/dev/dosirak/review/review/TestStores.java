package dev.dosirak.review.review;

import dev.dosirak.platform.kernel.Transactions;
import dev.dosirak.review.right.InMemoryRights;
import dev.dosirak.review.right.Rights;
import java.time.Clock;
import java.util.function.Supplier;

/// All stores, and the people who use it.
public record TestStores(
        Rights rights,
        Pseudonyms pseudonyms,
        Reviews reviews,
        Likes likes,
        Reports reports,
        Decisions decisions,
        Transactions transactions,
        Clock clock) {

    public static TestStores inMemory(Clock clock) {
        return new TestStores(
                new InMemoryRights(),
                (_, _) -> "3f2a",
                new InMemoryReviews(),
                new InMemoryLikes(),
                new InMemoryReports(),
                new InMemoryDecisions(),
                new Transactions() {
                    @Override
                    public <T> T run(Supplier<T> work) {
                        return work.get();
                    }

                    @Override
                    public void afterCommit(Runnable work) {
                        work.run();
                    }
                },
                clock);
    }

    public CustomerReviews reviewer() {
        return new CustomerReviews(rights, pseudonyms, reviews, likes, transactions, clock);
    }

    public OwnerAnswers shopkeeper() {
        return new OwnerAnswers(reviews, likes, clock);
    }

    public PublicReviews audience() {
        return new PublicReviews(reviews, likes, reports, clock);
    }

    public Moderator moderator() {
        return new Moderator(reviews, reports, decisions, transactions, clock);
    }
}
