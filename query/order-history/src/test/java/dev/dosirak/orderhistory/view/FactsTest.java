package dev.dosirak.orderhistory.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dosirak.platform.events.EventJson;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FactsTest {

    @Test
    void everyFactOfAnOrderLeadsToTheStateThatItSays() {
        assertThat(Told.OF_ORDERS).hasSameSizeAs(Facts.OF_ORDERS).allSatisfy(it -> {
            var told = told(it);
            var other = new Told(
                    told.type(),
                    told.order(),
                    told.sequence(),
                    told.withoutState().body().replaceFirst("\\{", "{\"state\": \"on-the-moon\", "));
            assertThat(stateAfter(other)).contains("on-the-moon");
        });
    }

    @Test
    void aFactFromBeforeFactsSaidTheirStateLeadsNowhere() {
        assertThat(Told.OF_ORDERS)
                .allSatisfy(
                        it -> assertThat(stateAfter(told(it).withoutState())).isEmpty());
    }

    private static Told told(String fact) {
        return Told.ofOrder(Stories.fresh(), fact, 1, UUID.randomUUID());
    }

    private static Optional<String> stateAfter(Told told) {
        return Facts.OF_ORDERS.stream()
                .filter(it -> it.type().equals(told.type()))
                .findFirst()
                .flatMap(it -> read(it, told))
                .map(it -> it.latest().state());
    }

    private static <T> Optional<OrderNews> read(Facts.Kind<T, OrderNews> kind, Told told) {
        return kind.reading().news(new EventJson().read(told.body(), kind.body()), told.sequence());
    }
}
