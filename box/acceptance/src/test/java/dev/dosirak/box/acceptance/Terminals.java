package dev.dosirak.box.acceptance;

import static dev.dosirak.box.acceptance.Stage.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dosirak.demo.people.Card;
import dev.dosirak.demo.people.Customer;
import dev.dosirak.demo.people.EventStream;
import dev.dosirak.demo.people.Owner;
import dev.dosirak.platform.testing.TestEventStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/// A shop's terminal that was cut off hears exactly what it missed.
interface Terminals {

    @Test
    default void aTerminalThatComesBackHearsExactlyWhatItMissed(Town town) throws InterruptedException {
        var stage = town.stage();
        var card = stage.card(Card.GOOD);
        var events = new CopyOnWriteArrayList<EventStream.Event>();
        try (var kitchen = new Owner(stage.owner().session()).terminal(events::add)) {
            assertThat(kitchen.awaitOpen(Duration.ofSeconds(20))).isTrue();
            long last;
            try (var counter = OwnerStream.open(stage.owner())) {
                var first = stage.place(stage.wish(card));
                eventually().until(() -> counter.received().contains("order-paid " + first));
                new Owner(stage.owner().session()).acknowledge(first);
                last = counter.lastId();
            }
            int before = events.size();

            var second = stage.place(stage.wish(card));
            var third = stage.place(stage.wish(card));
            eventually().until(() -> has(events, "order-paid", second) && has(events, "order-paid", third));
            new Customer(stage.customer().session()).cancel(second, "잘못 눌렀어요");
            stage.accept(third);
            eventually().until(() -> has(events, "order-withdrawn", second) && has(events, "order-settled", third));

            try (var counter = OwnerStream.reopen(stage.owner(), last)) {
                eventually()
                        .untilAsserted(() -> assertThat(counter.received())
                                .isEqualTo(events.stream()
                                        .skip(before)
                                        .map(it -> it.name() + " "
                                                + it.data().path("orderId").asString())
                                        .toList()));
            }
        }
    }

    @Test
    default void aTerminalThatComesBackUpToDateHearsOnlyWhatIsNew(Town town) {
        var stage = town.stage();
        var card = stage.card(Card.GOOD);
        long last;
        try (var terminal = OwnerStream.open(stage.owner())) {
            var order = stage.place(stage.wish(card));
            eventually().until(() -> terminal.received().contains("order-paid " + order));
            stage.accept(order);
            eventually().until(() -> terminal.received().contains("order-settled " + order));
            last = terminal.lastId();
        }

        try (var terminal = OwnerStream.reopen(stage.owner(), last)) {
            var order = stage.place(stage.wish(card));
            eventually().untilAsserted(() -> assertThat(terminal.received()).containsExactly("order-paid " + order));
        }
    }

    private static boolean has(List<EventStream.Event> events, String name, UUID order) {
        return events.stream()
                .anyMatch(it -> it.name().equals(name)
                        && it.data().path("orderId").asString("").equals(order.toString()));
    }

    /// One connection to an owner's notifications, which does not come back by itself.
    final class OwnerStream implements AutoCloseable {

        private final TestEventStream stream;

        private OwnerStream(TestEventStream stream) {
            this.stream = stream;
        }

        /// From the next one on.
        static OwnerStream open(Member owner) {
            return opened(owner);
        }

        /// @param lastId the last that was received
        static OwnerStream reopen(Member owner, long lastId) {
            return opened(owner, "Last-Event-ID", Long.toString(lastId));
        }

        private static OwnerStream opened(Member owner, String... headers) {
            try {
                var url = owner.http().base() + "/api/v1/relay/stream";
                var stream = new TestEventStream(url, owner.session().accessToken(), headers);
                if (stream.status() != 200) {
                    throw new AssertionError("The stream answered " + stream.status());
                }
                // It tells its number before the first notification: then nothing that comes later is missed.
                eventually().until(() -> stream.lastId() >= 0);
                return new OwnerStream(stream);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError(e);
            }
        }

        /// Every notification as `kind order`, oldest first.
        List<String> received() {
            return stream.events().stream()
                    .map(it -> it.name() + " "
                            + JsonMapper.shared()
                                    .readTree(it.data())
                                    .path("orderId")
                                    .asString())
                    .toList();
        }

        long lastId() {
            return stream.lastId();
        }

        @Override
        public void close() {
            try {
                stream.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError(e);
            }
        }
    }
}
