package dev.dosirak.platform.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.dosirak.platform.kernel.DeliveryFees.Tier;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeliveryFeesTest {

    static final DeliveryFees FEES = DeliveryFees.of(new Tier(1_000, Won.of(2_000)), new Tier(3_000, Won.of(3_500)));

    @Test
    void aFeeHoldsUpToItsDistanceAndThatIncluded() {
        assertThat(FEES.at(0)).isEqualTo(Won.of(2_000));
        assertThat(FEES.at(1_000)).isEqualTo(Won.of(2_000));
        assertThat(FEES.at(1_001)).isEqualTo(Won.of(3_500));
        assertThat(FEES.at(3_000)).isEqualTo(Won.of(3_500));
    }

    @Test
    void beyondTheLastNothingIsDelivered() {
        assertThat(FEES.reach(3_000)).isTrue();
        assertThat(FEES.reach(3_001)).isFalse();
        assertThat(FEES.reaching(3_000)).isEqualTo(FEES);
        assertThatIllegalArgumentException().isThrownBy(() -> FEES.reaching(3_001));
        assertThatIllegalArgumentException().isThrownBy(() -> FEES.at(3_001));
    }

    @Test
    void withoutFeesNothingIsDelivered() {
        var none = new DeliveryFees(List.of());

        assertThat(none.reach(0)).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> none.at(0));
    }
}
