package dev.dosirak.shop;

import dev.dosirak.platform.testing.HexagonRules;
import org.junit.jupiter.api.Test;

class HexagonTest {

    @Test
    void theRegisterIsAHexagon() {
        HexagonRules.verify("dev.dosirak.shop");
    }
}
