package dev.dosirak.review.review;

import java.time.Clock;

class InMemoryReviewsTest implements ReviewsContract {

    private final TestStores testStores = TestStores.inMemory(Clock.systemUTC());

    @Override
    public TestStores store() {
        return testStores;
    }
}
