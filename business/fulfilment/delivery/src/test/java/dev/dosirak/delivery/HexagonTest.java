package dev.dosirak.delivery;

import dev.dosirak.platform.testing.HexagonRules;
import org.junit.jupiter.api.Test;

class HexagonTest {

    @Test
    void everyFeatureIsAHexagon() {
        HexagonRules.verify("dev.dosirak.delivery");
    }
}
