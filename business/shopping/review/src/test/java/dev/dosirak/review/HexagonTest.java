package dev.dosirak.review;

import dev.dosirak.platform.testing.HexagonRules;
import org.junit.jupiter.api.Test;

class HexagonTest {

    @Test
    void rightAndBoardAreHexagons() {
        HexagonRules.verify("dev.dosirak.review");
    }
}
