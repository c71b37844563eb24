package dev.dosirak.orderhistory.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dosirak.platform.kernel.Position;
import dev.dosirak.platform.kernel.Won;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// The rows of the matrix in `docs/security.md` that an order shows, in each of its states.
class OrderViewerRoleTest {

    static final Receipt WHOLE = new Receipt(
            "순자네 치킨",
            "02-332-0000",
            List.of(new Receipt.Line(UUID.randomUUID(), "후라이드 치킨", 1, Won.of(18_000), List.of(), Won.of(18_000))),
            Won.of(18_000),
            Won.of(3_000),
            Won.of(21_000),
            new Receipt.Place("와우산로 94", "302호", "010-1234-5678", new Position(37.55, 126.92)),
            "맵지 않게",
            "문 앞에");

    @ParameterizedTest
    @CsvSource({
        // state, seen by the owner, seen by the rider
        "payment-pending,   false, false",
        "payment-succeeded, false, false",
        "payment-failed,    false, false",
        "payment-cancelled, false, false",
        "pending,           true,  false",
        "accepted,          true,  true",
        "rejected,          false, false",
        "delivery-pending,  true,  true",
        "picked-up,         true,  true",
        "delayed,           true,  true",
        "delivered,         false, false",
        "cancelled,         false, false",
        "refund-pending,    false, false",
        "refunded,          false, false",
        "of-tomorrow,       false, false",
    })
    void eachReaderSeesInEachStateWhatTheyNeed(String state, boolean owner, boolean rider) {
        assertThat(OrderViewerRole.CUSTOMER.redact(WHOLE, state)).isEqualTo(WHOLE);
        assertThat(OrderViewerRole.OPERATOR.redact(WHOLE, state)).isEqualTo(WHOLE);

        var toOwner = OrderViewerRole.OWNER.redact(WHOLE, state);
        assertThat(toOwner.deliverTo()).isEqualTo(place(owner));
        assertThat(toOwner.noteToShop()).isEqualTo(owner ? "맵지 않게" : "");
        assertThat(toOwner.noteToRider()).isEmpty();

        var toRider = OrderViewerRole.RIDER.redact(WHOLE, state);
        assertThat(toRider.deliverTo()).isEqualTo(place(rider));
        assertThat(toRider.noteToShop()).isEmpty();
        assertThat(toRider.noteToRider()).isEqualTo(rider ? "문 앞에" : "");
    }

    @ParameterizedTest
    @EnumSource
    void whatWasOrderedIsShownToAllOfThem(OrderViewerRole orderViewerRole) {
        assertThat(orderViewerRole.redact(WHOLE, "delivered"))
                .usingRecursiveComparison()
                .ignoringFields("deliverTo", "noteToShop", "noteToRider")
                .isEqualTo(WHOLE);
    }

    private static Receipt.Place place(boolean whole) {
        var all = WHOLE.deliverTo();
        return whole ? all : new Receipt.Place(all.road(), "", "", all.position());
    }
}
