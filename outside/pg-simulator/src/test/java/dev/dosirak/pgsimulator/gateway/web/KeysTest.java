package dev.dosirak.pgsimulator.gateway.web;

import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;

class KeysTest {

    static final String KNOWN = "test_sk_dosirak";

    @Test
    void keysThatEverybodyKnowsOpenNothingForOtherMachines() throws UnknownHostException {
        var everywhere = InetAddress.getByName("0.0.0.0");

        assertThatThrownBy(() -> new Keys(KNOWN, "admin", everywhere)).hasMessageContaining("PG_SIMULATOR_SECRET_KEY");
        assertThatThrownBy(() -> new Keys("own", "", everywhere)).hasMessageContaining("PG_SIMULATOR_ADMIN_KEY");
        assertThatNoException().isThrownBy(() -> new Keys("own", "admin", everywhere));
    }

    @Test
    void onThisMachineAloneTheyDo() {
        var here = InetAddress.getLoopbackAddress();

        assertThatNoException().isThrownBy(() -> new Keys(KNOWN, "", here));
        assertThatThrownBy(() -> new Keys("", "admin", here)).hasMessageContaining("PG_SIMULATOR_SECRET_KEY");
    }
}
