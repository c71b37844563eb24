package dev.dosirak.payment.charge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dosirak.platform.kernel.Won;
import java.util.OptionalInt;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PaymentBillTest {

    static final UUID CARD = UUID.randomUUID();

    @Test
    void whatTheGatewayShowsIsWhatWasSaid() {
        assertThat(bill(CARD, 3).isPaidIn(OptionalInt.of(3))).isTrue();
        assertThat(bill(CARD, 3).isPaidIn(OptionalInt.of(0))).isFalse();
        assertThat(bill(CARD, null).isPaidIn(OptionalInt.of(0))).isTrue();
        assertThat(bill(CARD, null).isPaidIn(OptionalInt.of(3))).isFalse();
        assertThat(bill(null, 3).isPaidIn(OptionalInt.of(6))).isFalse();
    }

    @Test
    void whoSaidNothingMayChooseInTheWindow() {
        assertThat(bill(null, null).isPaidIn(OptionalInt.of(6))).isTrue();
    }

    @Test
    void whatIsNotShownIsNotHeldAgainstTheGateway() {
        assertThat(bill(CARD, 3).isPaidIn(OptionalInt.empty())).isTrue();
    }

    private static PaymentBill bill(@Nullable UUID method, @Nullable Integer months) {
        return new PaymentBill(UUID.randomUUID(), UUID.randomUUID(), method, Won.of(60_000), months);
    }
}
