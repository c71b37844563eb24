package dev.dosirak.delivery.dispatch.postgres;

import static dev.dosirak.delivery.dispatch.DeliveryTest.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dosirak.delivery.DeliveryServiceTest;
import dev.dosirak.delivery.FakeOrderService;
import dev.dosirak.delivery.dispatch.Absences;
import dev.dosirak.delivery.dispatch.Deliveries;
import dev.dosirak.delivery.dispatch.Delivery;
import dev.dosirak.delivery.dispatch.DeliveryContactDetails;
import dev.dosirak.delivery.dispatch.DeliveryEvent;
import dev.dosirak.delivery.dispatch.DeliveryId;
import dev.dosirak.delivery.dispatch.DeliveryRequest;
import dev.dosirak.delivery.dispatch.DeliveryTest;
import dev.dosirak.delivery.dispatch.OperatorDecision;
import dev.dosirak.delivery.dispatch.OverdueDeliveries;
import dev.dosirak.delivery.rider.Rider;
import dev.dosirak.delivery.rider.RiderId;
import dev.dosirak.delivery.rider.Riders;
import dev.dosirak.platform.kernel.Position;
import dev.dosirak.platform.kernel.Transactions;
import dev.dosirak.platform.kernel.Versioned;
import dev.dosirak.platform.sync.Inquiry;
import dev.dosirak.platform.testing.TestEvents;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Silence, lateness and forgetting, in the database's time.
@DeliveryServiceTest
class PostgresAbsencesTest {

    /// Kafka may take its time to hand out the partitions of a service that has just started.
    static final Duration SOON = Duration.ofMinutes(1);

    static final int EVERYTHING = 1_000_000;

    static final OverdueDeliveries.Limits PATIENCE =
            new OverdueDeliveries.Limits(Duration.ofMinutes(10), Duration.ofMinutes(30), Duration.ofMinutes(45));

    @Autowired
    Deliveries deliveries;

    @Autowired
    Riders riders;

    @Autowired
    Transactions transactions;

    @Autowired
    OverdueDeliveries overdueDeliveries;

    @Autowired
    DeliveryContactDetails deliveryContactDetails;

    @Autowired
    FakeOrderService orders;

    @Autowired
    Inquiry orderInquiry;

    @Autowired
    TestEvents events;

    @Autowired
    Absences absences;

    @Autowired
    JdbcClient jdbc;

    final DeliveryRequest deliveryRequest = DeliveryTest.errand(farFromAnybody());
    final DeliveryId id = new DeliveryId(UUID.randomUUID());
    final RiderId mina = new RiderId(UUID.randomUUID());

    @Test
    void whatSomebodySilentWasToFetchWaitsForAnotherRider() {
        reachableFor("1 day");
        assigned();
        seen("61 minutes");

        await().atMost(SOON).untilAsserted(() -> {
            assertThat(deliveries.find(id).state()).isInstanceOf(Delivery.Waiting.class);
            assertThat(duty()).isEqualTo(new Rider.Off());
        });
    }

    /// The service was down, and is back for ten minutes: who is still silent by then has time left. The
    /// running service, which shares the row, would wait for an hour.
    @Test
    void silenceWhileTheServiceWasAwayDoesNotCount() {
        reachableFor("10 minutes");
        assigned();
        seen("50 minutes");

        absences.endSilent(Duration.ofMinutes(40));

        assertThat(duty()).isEqualTo(new Rider.Busy(id.value()));
        absences.endSilent(Duration.ofMinutes(5));
        assertThat(duty()).isEqualTo(new Rider.Off());
    }

    @Test
    void aSignOfLifeCounts() {
        assigned();
        seen("4 minutes");
        assertThat(riders.silent(Duration.ofMinutes(3), EVERYTHING)).contains(mina);

        riders.recordPresence(mina);

        assertThat(riders.silent(Duration.ofMinutes(3), EVERYTHING)).doesNotContain(mina);
    }

    @Test
    void aRiderWhoLeftIsOffDutyAndTheirOrderWaitsForAnother() {
        assigned();

        events.publish("identity.member-left.v1", mina.value(), 3, left("rider", mina.value()));

        await().atMost(SOON).untilAsserted(() -> {
            assertThat(deliveries.find(id).state()).isInstanceOf(Delivery.Waiting.class);
            assertThat(riders.find(mina)).hasValueSatisfying(it -> {
                assertThat(it.left()).isTrue();
                assertThat(it.position()).isEqualTo(new Position(0, 0));
            });
        });
    }

    @Test
    void whatWaitsTooLongIsListed() {
        assigned();
        append(new DeliveryEvent.RiderPickedUp(mina, NOON));
        assertThat(late()).isEmpty();

        moved("46 minutes");

        assertThat(late()).singleElement().satisfies(it -> {
            assertThat(it.state()).isEqualTo("picked-up");
            assertThat(it.rider()).contains(mina);
            assertThat(it.seen()).isPresent();
        });
        assertThat(counted("picked-up")).isPositive();
        assertThat(counted("delayed")).isNotNegative();
        append(new DeliveryEvent.GivenUp(mina, new OperatorDecision(UUID.randomUUID(), "an accident", NOON)));
        assertThat(late()).isEmpty();
    }

    /// Nobody told us: it was lost in Kafka, or parked. Who waits asks; the running service does so too, and
    /// whoever of the two is faster, it is applied once.
    @Test
    void aCancellationThatWasLostIsAskedFor() {
        assigned();
        moved("4 minutes");
        assertThat(overdueDeliveries.notPickedUp(Duration.ofMinutes(3), EVERYTHING))
                .contains(id);

        orders.cancel(id.value());
        await().atMost(SOON).untilAsserted(() -> {
            orderInquiry.ask(List.of(id.value()));
            assertThat(deliveries.find(id).state()).isInstanceOf(Delivery.Withdrawn.class);
        });

        assertThat(duty()).isEqualTo(new Rider.Free());
    }

    @Test
    void aDoorIsForgottenSomeDaysAfterTheEndAndTheDeliveryRemains() {
        delivered();
        deliveryContactDetails.eraseOfEnded(Duration.ofDays(7), EVERYTHING);
        assertThat(stored()).contains("010-5555-0102");

        moved("8 days");

        assertForgotten();
    }

    @Test
    void theDoorOfACustomerWhoLeftIsForgottenAtOnceOrWhenTheDeliveryEnds() {
        var customer = deliveryRequest.customer();
        assigned();
        events.publish("identity.member-left.v1", customer, 2, left("customer", customer));
        await().atMost(SOON)
                .until(() -> jdbc.sql("select exists (select from departed_member where id = ?)")
                        .param(customer)
                        .query(Boolean.class)
                        .single());
        assertThat(stored()).contains("010-5555-0102");

        append(new DeliveryEvent.RiderPickedUp(mina, NOON), new DeliveryEvent.RiderHandedOver(mina, NOON));

        assertForgotten();
    }

    /// A delivery may take long, as one that was held up or that operators look at.
    @Test
    void theDoorOfACustomerWhoLeftLongBeforeTheDeliveryEndedIsForgottenToo() {
        assigned();
        jdbc.sql("insert into departed_member (id, at) values (?, now() - interval '30 days')")
                .param(deliveryRequest.customer())
                .update();

        append(new DeliveryEvent.RiderPickedUp(mina, NOON), new DeliveryEvent.RiderHandedOver(mina, NOON));

        assertForgotten();
    }

    /// What the running service's own sweep holds at that moment is passed over.
    private void assertForgotten() {
        await().atMost(SOON).untilAsserted(() -> {
            deliveryContactDetails.eraseOfEnded(Duration.ofDays(7), EVERYTHING);
            assertThat(stored()).doesNotContain("010-5555-0102");
        });
        assertThat(stored()).doesNotContain("010-5555-0102", "301호", "와우산로", "문 앞에");
        assertThat(deliveries.find(id).state()).isInstanceOfSatisfying(Delivery.Delivered.class, it -> {
            assertThat(it.rider()).isEqualTo(mina);
            assertThat(it.errand().pickup()).isEqualTo(deliveryRequest.pickup());
            assertThat(it.errand().door().phone()).isEmpty();
        });
    }

    private String stored() {
        return jdbc.sql("""
                        select coalesce(string_agg(payload, ' '), '')
                          from (select payload from event where stream = :id
                                union all select payload from snapshot where stream = :id) as everything
                        """).param("id", id.value()).query(String.class).single();
    }

    private double counted(String state) {
        var meters = new SimpleMeterRegistry();
        new OverdueDeliveriesMetrics()
                .overdueDeliveriesGauge(jdbc, PATIENCE, meters)
                .work()
                .run();
        return meters.get("dosirak.delivery.overdue")
                .tag("state", state)
                .gauge()
                .value();
    }

    private List<OverdueDeliveries.OverdueDelivery> late() {
        return overdueDeliveries.list(PATIENCE, EVERYTHING).stream()
                .filter(it -> it.delivery().equals(id))
                .toList();
    }

    private void seen(String ago) {
        jdbc.sql("update rider set seen = now() - ?::interval where id = ?")
                .params(ago, mina.value())
                .update();
    }

    private void reachableFor(String so) {
        jdbc.sql("update reachability set since = now() - ?::interval, at = now()")
                .param(so)
                .update();
    }

    private void moved(String ago) {
        jdbc.sql("update delivery set moved = now() - ?::interval where id = ?")
                .params(ago, id.value())
                .update();
    }

    private void delivered() {
        assigned();
        append(new DeliveryEvent.RiderPickedUp(mina, NOON), new DeliveryEvent.RiderHandedOver(mina, NOON));
    }

    private void assigned() {
        append(
                new DeliveryEvent.Requested(deliveryRequest, NOON),
                new DeliveryEvent.OfferMade(mina, NOON.plusSeconds(1_000_000_000), NOON),
                new DeliveryEvent.OfferAccepted(mina, NOON));
        var free = Rider.newRider(mina, deliveryRequest.pickup().position(), NOON)
                .report(true, deliveryRequest.pickup().position(), NOON);
        var busy = free.offer(id.value(), NOON).accept(id.value(), NOON);
        transactions.run(() -> {
            riders.save(new Versioned<>(busy, 0), busy);
            return busy;
        });
    }

    private void append(DeliveryEvent... events) {
        transactions.run(() -> deliveries.append(id, deliveries.findForUpdate(id), List.of(events)));
    }

    private Rider.Duty duty() {
        return riders.find(mina).orElseThrow().duty();
    }

    private static String left(String role, UUID member) {
        return """
                {"memberId": "%s", "role": "%s", "at": "2026-05-04T12:00:00Z"}
                """.formatted(member, role);
    }

    private static Position farFromAnybody() {
        var random = ThreadLocalRandom.current();
        return new Position(random.nextDouble(-60, 60), random.nextDouble(-170, 170));
    }
}
