package dev.dosirak.review.board;

import java.time.Clock;
import java.time.ZoneOffset;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/// Whatever is asked, in whatever order.
class BoardPropertiesTest {

    @RepeatedTest(300)
    void aShopIsAlwaysRatedByExactlyWhatIsShown(RepetitionInfo run) {
        var store = Store.inMemory(Clock.fixed(ReviewTest.NOW, ZoneOffset.UTC));

        new RandomBoard(store, run.getCurrentRepetition()).play(120);
    }
}
