package dev.dosirak.demo.traffic;

import dev.dosirak.demo.people.ApiRefusal;
import dev.dosirak.demo.people.Customer;
import dev.dosirak.demo.people.NoAnswer;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/// Customers who say afterwards how it was. Nobody minds when one of them does not get through.
final class Reviewers {

    private static final Duration A_MOMENT = Duration.ofMillis(500);
    private static final int TRIES = 10;
    private static final List<Opinion> OPINIONS = List.of(
            new Opinion(5, "따뜻하게 잘 왔어요. 또 시킬게요!"),
            new Opinion(5, "양도 많고 맛있어요."),
            new Opinion(5, "배달이 정말 빨라요."),
            new Opinion(4, "맛있는데 조금 짜요."),
            new Opinion(4, "늘 먹던 그 맛이에요."),
            new Opinion(3, "보통이에요."),
            new Opinion(2, "조금 식어서 왔어요."),
            new Opinion(1, "주문한 것과 달라요."));

    private final double share;
    private final Random random;

    private record Opinion(int stars, String text) {}

    /// @param share of the customers, 0 to 1
    Reviewers(double share, long seed) {
        this.share = share;
        this.random = new Random(seed);
    }

    void delivered(UUID order, Customer customer) {
        if (random.nextDouble() < share) {
            var opinion = OPINIONS.get(random.nextInt(OPINIONS.size()));
            Thread.startVirtualThread(() -> review(order, customer, opinion));
        }
    }

    private static void review(UUID order, Customer customer, Opinion opinion) {
        try {
            for (int tries = 0; tries < TRIES; tries++) {
                Thread.sleep(A_MOMENT);
                if (isTaken(order, customer, opinion)) {
                    return;
                }
            }
        } catch (NoAnswer e) {
            // The customer has other things to do.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Until the review service knows of the delivery, nobody has bought anything there.
    private static boolean isTaken(UUID order, Customer customer, Opinion opinion) {
        try {
            customer.review(order, opinion.stars(), opinion.text());
            return true;
        } catch (ApiRefusal e) {
            return false;
        }
    }
}
