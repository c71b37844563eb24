package dev.dosirak.review.review;

import static dev.dosirak.review.right.Purchases.fresh;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dosirak.platform.kernel.Refused;
import dev.dosirak.platform.kernel.Versioned;
import dev.dosirak.review.right.Purchase;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A few orders of one shop, and people who do anything to them in any order. A plain model says what must
/// come of it.
public final class RandomReviews {

    private static final int ORDERS = 6;
    private static final UUID OPERATOR = UUID.randomUUID();

    private enum Fate {
        UNHEARD_OF,
        CANCELLED,
        DELIVERED,
        SHOWN,
        HIDDEN,
        DELETED
    }

    /// What the model knows of one order.
    private static final class Known {
        final Purchase purchase;
        Fate fate = Fate.UNHEARD_OF;
        UUID review = UUID.randomUUID();
        int rating;
        String answer = "";

        Known(Purchase purchase) {
            this.purchase = purchase;
        }
    }

    private final TestStores testStores;
    private final Random random;
    private final UUID shop = UUID.randomUUID();
    private final List<Known> orders;
    private final Map<UUID, Integer> likes = new HashMap<>();
    private long version;

    public RandomReviews(TestStores testStores, long seed) {
        this.testStores = testStores;
        this.random = new Random(seed);
        this.orders = Stream.generate(() -> new Known(fresh(UUID.randomUUID(), shop)))
                .limit(ORDERS)
                .toList();
    }

    public UUID shop() {
        return shop;
    }

    public void play(int commands) {
        for (int i = 0; i < commands; i++) {
            step(orders.get(random.nextInt(ORDERS)));
            compare();
        }
    }

    private void step(Known it) {
        int rating = 1 + random.nextInt(5);
        switch (random.nextInt(10)) {
            case 0 -> {
                testStores.rights().grant(it.purchase);
                it.fate = it.fate == Fate.UNHEARD_OF ? Fate.DELIVERED : it.fate;
            }
            case 1 -> {
                if (random.nextInt(4) == 0) {
                    testStores.rights().withdraw(it.purchase.order());
                    it.fate = it.fate == Fate.UNHEARD_OF || it.fate == Fate.DELIVERED ? Fate.CANCELLED : it.fate;
                }
            }
            case 2 -> write(it, rating);
            case 3 -> edit(it, rating);
            case 4 -> answer(it, "답글 " + random.nextInt(3));
            case 5 -> takeAnswerBack(it);
            case 6 -> moderate(it, Fate.HIDDEN);
            case 7 -> moderate(it, Fate.SHOWN);
            case 8 -> like(it);
            default -> {
                if (random.nextInt(3) == 0) {
                    delete(it);
                }
            }
        }
    }

    private void write(Known it, int rating) {
        boolean done = isDone(() -> it.review = testStores
                .reviewer()
                .write(it.purchase.customer(), it.purchase.order(), new Opinion(rating, "", List.of()))
                .state()
                .id());
        assertThat(done).isEqualTo(it.fate == Fate.DELIVERED);
        if (done) {
            it.fate = Fate.SHOWN;
            it.rating = rating;
            version++;
        }
    }

    private void edit(Known it, int rating) {
        boolean done = isDone(() -> testStores
                .reviewer()
                .edit(it.purchase.customer(), it.review, versionOf(it), new Opinion(rating, "", List.of())));
        assertThat(done).isEqualTo(it.fate == Fate.SHOWN);
        if (done && rating != it.rating) {
            it.rating = rating;
            version++;
        }
    }

    private void delete(Known it) {
        boolean done = isDone(() -> testStores.reviewer().delete(it.purchase.customer(), it.review));
        assertThat(done).isEqualTo(isWritten(it));
        if (done) {
            version += it.fate == Fate.SHOWN ? 1 : 0;
            it.fate = Fate.DELETED;
            it.answer = "";
        }
    }

    private void answer(Known it, String text) {
        boolean done =
                isDone(() -> testStores.shopkeeper().answer(it.purchase.owner(), it.review, versionOf(it), text));
        assertThat(done).isEqualTo(it.fate == Fate.SHOWN);
        if (done && !text.equals(it.answer)) {
            it.answer = text;
            version++;
        }
    }

    private void takeAnswerBack(Known it) {
        boolean done = isDone(() -> testStores.shopkeeper().deleteAnswer(it.purchase.owner(), it.review));
        assertThat(done).isEqualTo(it.fate == Fate.SHOWN);
        if (done && !it.answer.isEmpty()) {
            it.answer = "";
            version++;
        }
    }

    private void moderate(Known it, Fate to) {
        int before = testStores.decisions().of(it.review).size();
        boolean done = isDone(() -> {
            if (to == Fate.HIDDEN) {
                testStores.moderator().hide(OPERATOR, it.review, "신고가 많아요");
            } else {
                testStores.moderator().restore(OPERATOR, it.review, "오해였습니다");
            }
        });
        assertThat(done).isEqualTo(it.fate == Fate.SHOWN || it.fate == Fate.HIDDEN);
        boolean changed = done && it.fate != to;
        if (changed) {
            it.fate = to;
            version++;
        }
        assertThat(testStores.decisions().of(it.review)).hasSize(before + (changed ? 1 : 0));
    }

    private void like(Known it) {
        boolean done = isDone(() -> testStores.audience().like(UUID.randomUUID(), it.review));
        assertThat(done).isEqualTo(it.fate == Fate.SHOWN);
        if (done) {
            likes.merge(it.review, 1, Integer::sum);
        }
    }

    private static boolean isWritten(Known it) {
        return it.fate == Fate.SHOWN || it.fate == Fate.HIDDEN || it.fate == Fate.DELETED;
    }

    private long versionOf(Known it) {
        return testStores.reviews().find(List.of(it.review)).stream()
                .mapToLong(Versioned::version)
                .findFirst()
                .orElse(0);
    }

    private static boolean isDone(Runnable command) {
        try {
            command.run();
            return true;
        } catch (Refused _) {
            return false;
        }
    }

    private void compare() {
        var stars = IntStream.rangeClosed(1, 5)
                .mapToObj(rating -> count(it -> it.fate == Fate.SHOWN && it.rating == rating))
                .toList();
        assertThat(testStores.reviews().ratings(shop)).isEqualTo(new Versioned<>(new Ratings(stars), version));
        var board = testStores.audience().page(shop, Sort.NEWEST, ReviewCursor.TOP, ORDERS + 1);
        assertThat(board).hasSize(count(it -> it.fate == Fate.SHOWN));
        board.forEach(it -> assertThat(it.likes())
                .isEqualTo((long) likes.getOrDefault(it.review().state().id(), 0)));
        for (var it : orders) {
            var open = testStores
                    .rights()
                    .open(it.purchase.customer(), it.purchase.deliveredAt().minusSeconds(1), 1);
            assertThat(open.isEmpty()).isEqualTo(it.fate != Fate.DELIVERED);
        }
    }

    private int count(Predicate<Known> which) {
        return (int) orders.stream().filter(which).count();
    }
}
