package dev.dosirak.orderhistory.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dosirak.platform.events.EventJson;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EventMappingsTest {

    @Test
    void everyFactOfAnOrderLeadsToTheStateThatItSays() {
        assertThat(TestEvent.OF_ORDERS)
                .hasSameSizeAs(EventMappings.ORDER_EVENTS)
                .allSatisfy(it -> {
                    var testEvent = event(it);
                    var other = new TestEvent(
                            testEvent.type(),
                            testEvent.order(),
                            testEvent.sequence(),
                            testEvent.withoutState().body().replaceFirst("\\{", "{\"state\": \"on-the-moon\", "));
                    assertThat(stateAfter(other)).contains("on-the-moon");
                });
    }

    @Test
    void aFactFromBeforeFactsSaidTheirStateLeadsNowhere() {
        assertThat(TestEvent.OF_ORDERS)
                .allSatisfy(
                        it -> assertThat(stateAfter(event(it).withoutState())).isEmpty());
    }

    private static TestEvent event(String fact) {
        return TestEvent.ofOrder(OrderStories.fresh(), fact, 1, UUID.randomUUID());
    }

    private static Optional<String> stateAfter(TestEvent testEvent) {
        return EventMappings.ORDER_EVENTS.stream()
                .filter(it -> it.type().equals(testEvent.type()))
                .findFirst()
                .flatMap(it -> read(it, testEvent))
                .map(it -> it.latest().state());
    }

    private static <T> Optional<OrderUpdate> read(
            EventMappings.EventMapping<T, OrderUpdate> eventMapping, TestEvent testEvent) {
        return eventMapping
                .translation()
                .toUpdate(new EventJson().read(testEvent.body(), eventMapping.body()), testEvent.sequence());
    }
}
