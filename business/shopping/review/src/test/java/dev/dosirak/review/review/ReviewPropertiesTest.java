package dev.dosirak.review.review;

import java.time.Clock;
import java.time.ZoneOffset;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/// Whatever is asked, in whatever order.
class ReviewPropertiesTest {

    @RepeatedTest(300)
    void aShopIsAlwaysRatedByExactlyWhatIsShown(RepetitionInfo run) {
        var testStores = TestStores.inMemory(Clock.fixed(ReviewTest.NOW, ZoneOffset.UTC));

        new RandomReviews(testStores, run.getCurrentRepetition()).play(120);
    }
}
