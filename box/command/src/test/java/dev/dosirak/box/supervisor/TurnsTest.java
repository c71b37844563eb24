package dev.dosirak.box.supervisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

class TurnsTest {

    private final Turns turns = new Turns(2, 2);

    @Test
    void lateOnesWaitUntilEveryOtherHasHadATurn() throws Exception {
        var database = turns.soon();
        var order = turns.soon();
        database.take();
        order.take();
        database.end();
        var search = taking(turns.late());
        await().until(() -> search.state() == Thread.State.WAITING);

        order.end();

        search.join();
    }

    @Test
    void oneThatDiesAndComesAgainDoesNotCountTwice() throws Exception {
        var order = turns.soon();
        order.take();
        order.end();
        order.take();
        order.end();

        var search = taking(turns.late());
        await().until(() -> search.state() == Thread.State.WAITING);

        var database = turns.soon();
        database.take();
        database.end();
        search.join();
    }

    @Test
    void noMoreThanAFewHaveTheirTurnAtATime() throws Exception {
        var first = turns.soon();
        first.take();
        turns.soon().take();
        var third = taking(turns.soon());
        await().until(() -> third.state() == Thread.State.WAITING);

        first.end();

        third.join();
    }

    private static Taking taking(Turns.Turn turn) {
        var task = new FutureTask<>(() -> {
            turn.take();
            return turn;
        });
        return new Taking(Thread.ofPlatform().start(task), task);
    }

    private record Taking(Thread thread, FutureTask<Turns.Turn> task) {

        Thread.State state() {
            return thread.getState();
        }

        void join() throws Exception {
            assertThat(task.get()).isNotNull();
        }
    }
}
