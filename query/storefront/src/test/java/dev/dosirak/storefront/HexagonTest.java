package dev.dosirak.storefront;

import dev.dosirak.platform.testing.HexagonRules;
import org.junit.jupiter.api.Test;

class HexagonTest {

    @Test
    void theWindowIsAHexagon() {
        HexagonRules.verify("dev.dosirak.storefront");
    }
}
