package dev.dosirak.ad;

import dev.dosirak.platform.testing.HexagonRules;
import org.junit.jupiter.api.Test;

class HexagonTest {

    @Test
    void campaignAndShopAreHexagons() {
        HexagonRules.verify("dev.dosirak.ad");
    }
}
