package dev.dosirak.review.board;

import java.time.Clock;

class InMemoryBoardTest implements BoardContract {

    private final Store store = Store.inMemory(Clock.systemUTC());

    @Override
    public Store store() {
        return store;
    }
}
