package dev.dosirak.delivery.dispatch.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dosirak.delivery.DeliveryServiceTest;
import dev.dosirak.delivery.dispatch.CitySimulation;
import dev.dosirak.delivery.dispatch.Deliveries;
import dev.dosirak.delivery.rider.RiderId;
import dev.dosirak.delivery.rider.RiderNotification;
import dev.dosirak.delivery.rider.RiderNotifications;
import dev.dosirak.delivery.rider.Riders;
import dev.dosirak.platform.kernel.Position;
import dev.dosirak.platform.kernel.Transactions;
import dev.dosirak.platform.push.Notification;
import dev.dosirak.platform.push.NotificationStore;
import dev.dosirak.platform.testing.MovableClock;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The same city as in memory, with real concurrency: four threads, and the dispatcher of the running service, whose
/// clock is another one.
@DeliveryServiceTest
class CitySimulationPostgresTest {

    static final Position BUSAN = new Position(35.1587, 129.1604);
    static final int THREADS = 4;
    static final int STEPS_PER_THREAD = 400;
    static final int LONGEST_STORY = 10_000;

    @Autowired
    Deliveries deliveries;

    @Autowired
    Riders riders;

    @Autowired
    RiderNotifications notifications;

    @Autowired
    NotificationStore<RiderNotification> store;

    @Autowired
    Transactions transactions;

    @Autowired
    JdbcClient jdbc;

    @Test
    void everyDeliveryEndsAndNobodyCarriesTwo() throws Exception {
        var clock = new MovableClock(Instant.now());
        var city = new CitySimulation(deliveries, riders, notifications, transactions, clock, BUSAN, 20, 200);
        try (var threads = Executors.newFixedThreadPool(THREADS)) {
            var work = IntStream.range(0, THREADS)
                    .<Callable<Integer>>mapToObj(seed -> () -> {
                        var random = new Random(seed);
                        int done = 0;
                        while (done < STEPS_PER_THREAD) {
                            city.step(random);
                            done++;
                        }
                        return done;
                    })
                    .toList();
            for (var thread : threads.invokeAll(work)) {
                assertThat(thread.get()).isEqualTo(STEPS_PER_THREAD);
            }
        }
        city.finish(new Random(THREADS));
        city.checkAtTheEnd(this::notificationsOf);
        assertThat(jdbc.sql("""
                        select stream
                          from event
                         group by stream
                        having count(*) filter (where type = 'offer-accepted')
                             > count(*) filter (where type = 'released') + 1
                        """).query(UUID.class).list())
                .as("deliveries accepted once more than they were taken back")
                .isEmpty();
    }

    private List<RiderNotification> notificationsOf(RiderId rider) {
        var all = store.after(rider.value(), 0, LONGEST_STORY);
        assertThat(all)
                .extracting(Notification::number)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, all.size()).boxed().toList());
        return all.stream().map(Notification::content).toList();
    }
}
