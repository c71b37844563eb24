package dev.dosirak.delivery.rider.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dosirak.delivery.DeliveryServiceTest;
import dev.dosirak.delivery.rider.Rider;
import dev.dosirak.delivery.rider.RiderId;
import dev.dosirak.delivery.rider.RiderNotification.Kind;
import dev.dosirak.delivery.rider.RiderNotifications;
import dev.dosirak.delivery.rider.RiderNotificationsContract;
import dev.dosirak.delivery.rider.Riders;
import dev.dosirak.platform.kernel.Position;
import dev.dosirak.platform.kernel.Transactions;
import dev.dosirak.platform.kernel.Versioned;
import dev.dosirak.platform.testing.TestEventStream;
import dev.dosirak.platform.testing.TestTokens;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/// What is delivery's own about its streams; the rest is proved where it stands, in the platform's `push`.
@DeliveryServiceTest
class RiderStreamTest {

    static final Duration SOON = Duration.ofMinutes(1);
    static final Position ATLANTIC = new Position(0, -30);

    @LocalServerPort
    int port;

    @Autowired
    Riders riders;

    @Autowired
    RiderNotifications notifications;

    @Autowired
    Transactions transactions;

    @Test
    void anEventNamesItsKindAndCarriesTheJob() throws Exception {
        var mina = onDuty();
        var delivery = UUID.randomUUID();
        tell(mina, Kind.OFFER, delivery);
        tell(mina, Kind.OFFER_GONE, delivery);
        tell(mina, Kind.JOB, delivery);

        try (var phone = listen(mina, "?after=0")) {
            await().atMost(SOON).until(() -> phone.events().size() == 3);
            assertThat(phone.lines())
                    .startsWith(": welcome", "", "id:1", "event:offer")
                    .element(4)
                    .asString()
                    .startsWith("data:{")
                    .contains("\"deliveryId\":\"" + delivery + "\"");
            assertThat(phone.events())
                    .extracting(TestEventStream.Event::name)
                    .containsExactly("offer", "offer-gone", "job");
        }
    }

    @Test
    void aPhoneThatNamesNoNumberBeginsWithTheCurrentJob() throws Exception {
        var mina = onDuty();
        var delivery = UUID.randomUUID();
        tell(mina, Kind.OFFER, UUID.randomUUID());
        transactions.run(() -> {
            var rider = riders.findForUpdate(mina).orElseThrow();
            riders.save(
                    rider, rider.state().report(true, ATLANTIC, Instant.EPOCH).offer(delivery, Instant.EPOCH));
            return mina;
        });
        tell(mina, Kind.OFFER, delivery);

        try (var phone = listen(mina, "")) {
            await().atMost(SOON).until(() -> phone.lastId() == 2);
            assertThat(phone.events()).hasSize(1);
        }
    }

    /// Four phones for three places threw each other out for ever.
    @Test
    void onePhoneTooManyIsTurnedAwayAndNobodyElseIs() throws Exception {
        var mina = onDuty();
        try (var one = listen(mina, "?after=0");
                var two = listen(mina, "?after=0&phone=pocket");
                var three = listen(mina, "?after=0");
                var fourth = listen(mina, "?after=0");
                var again = listen(mina, "?after=0&phone=pocket")) {
            assertThat(fourth.status()).isEqualTo(409);
            await().atMost(SOON).until(() -> fourth.isOver() && two.isOver());
            assertThat(fourth.lines()).singleElement().asString().contains("delivery:too-many-phones", "3");
            tell(mina, Kind.OFFER, UUID.randomUUID());
            await().atMost(SOON).until(() -> Stream.of(one, again, three).allMatch(it -> it.lastId() == 1));
        }
    }

    /// No heartbeat comes here in time to notice it.
    @Test
    void thePlacesOfPhonesThatAreGoneAreFreeAsSoonAsSomebodyNeedsThem() throws Exception {
        var mina = onDuty();
        for (int phone = 0; phone < 3; phone++) {
            listen(mina, "").close();
        }
        await().atMost(SOON).until(() -> {
            try (var phone = listen(mina, "")) {
                return phone.status() == 200;
            }
        });
    }

    private RiderId onDuty() {
        var rider = Rider.newRider(new RiderId(UUID.randomUUID()), ATLANTIC, Instant.EPOCH);
        riders.save(new Versioned<>(rider, 0), rider);
        return rider.id();
    }

    private void tell(RiderId rider, Kind kind, UUID delivery) {
        transactions.run(() -> {
            riders.findForUpdate(rider);
            notifications.add(rider, kind, RiderNotificationsContract.job(delivery), Instant.now());
            return rider;
        });
    }

    private TestEventStream listen(RiderId rider, String query) throws Exception {
        return new TestEventStream(
                "http://localhost:%d/api/v1/riders/me/stream%s".formatted(port, query),
                TestTokens.of("rider", rider.value()));
    }
}
