package dev.dosirak.search;

import dev.dosirak.platform.testing.HexagonRules;
import org.junit.jupiter.api.Test;

class HexagonTest {

    @Test
    void theSearchIsAHexagon() {
        HexagonRules.verify("dev.dosirak.search");
    }
}
