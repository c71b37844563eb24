package dev.dosirak.orderhistory;

import dev.dosirak.platform.testing.HexagonRules;
import org.junit.jupiter.api.Test;

class HexagonTest {

    @Test
    void theViewIsAHexagon() {
        HexagonRules.verify("dev.dosirak.orderhistory");
    }
}
