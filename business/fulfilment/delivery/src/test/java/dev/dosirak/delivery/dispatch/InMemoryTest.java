package dev.dosirak.delivery.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dosirak.delivery.rider.Bells;
import dev.dosirak.delivery.rider.BellsContract;
import dev.dosirak.delivery.rider.Riders;
import dev.dosirak.platform.kernel.Stale;
import dev.dosirak.platform.kernel.Transactions;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class InMemoryTest implements DeliveriesContract, BellsContract {

    final InMemory memory = new InMemory();

    @Override
    public Deliveries deliveries() {
        return memory.deliveries;
    }

    @Override
    public Riders riders() {
        return memory.riders;
    }

    @Override
    public Bells bells() {
        return memory.bells;
    }

    @Override
    public Transactions transactions() {
        return memory.transactions;
    }

    @Test
    void whatFailsIsUndone() {
        var rider = someRider();
        assertThatThrownBy(() -> memory.transactions.run(() -> {
                    free(rider, farFromAnybody(), Instant.EPOCH);
                    throw new Stale(rider);
                }))
                .isInstanceOf(Stale.class);
        assertThat(memory.riders.look(rider)).isEmpty();
    }
}
