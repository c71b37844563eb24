package dev.dosirak.review.board;

import dev.dosirak.platform.kernel.Transactions;
import dev.dosirak.review.right.InMemoryRights;
import dev.dosirak.review.right.Rights;
import java.time.Clock;
import java.util.function.Supplier;

/// Everything the board keeps, and the people who use it.
public record Store(
        Rights rights,
        Authors authors,
        Reviews reviews,
        Likes likes,
        Reports reports,
        Decisions decisions,
        Transactions transactions,
        Clock clock) {

    public static Store inMemory(Clock clock) {
        return new Store(
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
                    public void afterwards(Runnable work) {
                        work.run();
                    }
                },
                clock);
    }

    public Reviewer reviewer() {
        return new Reviewer(rights, authors, reviews, likes, transactions, clock);
    }

    public Shopkeeper shopkeeper() {
        return new Shopkeeper(reviews, likes, clock);
    }

    public Audience audience() {
        return new Audience(reviews, likes, reports, clock);
    }

    public Moderator moderator() {
        return new Moderator(reviews, reports, decisions, transactions, clock);
    }
}
