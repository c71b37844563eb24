package dev.dosirak.pgsimulator.web;

import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;

class ApiKeysTest {

    static final String KNOWN = "test_sk_dosirak";

    @Test
    void keysThatEverybodyKnowsOpenNothingForOtherMachines() throws UnknownHostException {
        var everywhere = InetAddress.getByName("0.0.0.0");

        assertThatThrownBy(() -> new ApiKeys(KNOWN, "admin", everywhere))
                .hasMessageContaining("PG_SIMULATOR_SECRET_KEY");
        assertThatThrownBy(() -> new ApiKeys("own", "", everywhere)).hasMessageContaining("PG_SIMULATOR_ADMIN_KEY");
        assertThatNoException().isThrownBy(() -> new ApiKeys("own", "admin", everywhere));
    }

    @Test
    void onThisMachineAloneTheyDo() {
        var here = InetAddress.getLoopbackAddress();

        assertThatNoException().isThrownBy(() -> new ApiKeys(KNOWN, "", here));
        assertThatThrownBy(() -> new ApiKeys("", "admin", here)).hasMessageContaining("PG_SIMULATOR_SECRET_KEY");
    }
}
