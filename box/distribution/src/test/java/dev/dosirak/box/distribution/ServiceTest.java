package dev.dosirak.box.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ServiceTest {

    @Test
    void aTargetListNamesServicesInTheOrderOfStarting() {
        assertThat(Service.targets("payment,order")).containsExactly(Service.ORDER, Service.PAYMENT);
        assertThat(Service.targets("all")).containsExactly(Service.values());
    }

    @Test
    void anUnknownTargetIsNamedTogetherWithTheKnownOnes() {
        assertThatThrownBy(() -> Service.targets("order,kitchen"))
                .isInstanceOf(Service.UnknownTarget.class)
                .hasMessageContaining("'kitchen'")
                .hasMessageContaining("order-history");
    }

    @Test
    void aNameOfTwoWordsHasAFormForEveryUse() {
        assertThat(Service.ORDER_HISTORY.key()).isEqualTo("order-history");
        assertThat(Service.ORDER_HISTORY.database()).isEqualTo("order_history");
        assertThat(Service.ORDER_HISTORY.application()).isEqualTo("dev.dosirak.orderhistory.OrderHistoryApplication");
    }

    @ParameterizedTest
    @EnumSource
    void everyServiceIsOnTheClassPathWithItsOwnConfiguration(Service service) {
        assertThatCode(() -> Class.forName(service.application())).doesNotThrowAnyException();
        assertThat(getClass().getResource("/" + service.key() + ".yml")).isNotNull();
    }
}
