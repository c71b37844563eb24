package dev.dosirak.gateway;

import dev.dosirak.platform.testing.HexagonRules;
import org.junit.jupiter.api.Test;

class HexagonTest {

    @Test
    void thePhonebookKnowsNeitherSpringNorTheWeb() {
        HexagonRules.verify("dev.dosirak.gateway");
    }
}
