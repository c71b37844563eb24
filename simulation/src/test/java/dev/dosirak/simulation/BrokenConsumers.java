package dev.dosirak.simulation;

import dev.dosirak.simulation.data.Database;
import dev.dosirak.simulation.data.Inbox;
import dev.dosirak.simulation.time.Scheduler;
import java.util.UUID;

final class BrokenConsumers {

    private BrokenConsumers() {}

    static Database withoutTransactions(Scheduler scheduler) {
        return new Database(scheduler) {
            @Override
            public void inTransaction(Runnable work) {
                work.run();
            }
        };
    }

    static Inbox withoutMemory(Database database) {
        return new Inbox(database) {
            @Override
            public boolean claim(UUID record) {
                return true;
            }
        };
    }
}
