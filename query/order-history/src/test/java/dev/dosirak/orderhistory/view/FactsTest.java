package dev.dosirak.orderhistory.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dosirak.platform.testing.EventContracts;
import dev.dosirak.platform.testing.Examples;
import org.junit.jupiter.api.Test;

class FactsTest {

    /// The order decides where it leads; its contract says so, and we repeat it.
    @Test
    void everyFactOfAnOrderLeadsToTheStateThatItsContractSays() {
        var contracts = EventContracts.ours();
        assertThat(Facts.OF_ORDERS)
                .allSatisfy(it -> assertThat(stateAfter(it)).isEqualTo(contracts.stateAfter(it.type())));
    }

    private static <T> String stateAfter(Facts.Kind<T, OrderNews> kind) {
        return kind.reading().news(Examples.of(kind.body()), 1).latest().state();
    }
}
