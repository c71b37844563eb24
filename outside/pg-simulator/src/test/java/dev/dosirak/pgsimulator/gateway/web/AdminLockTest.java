package dev.dosirak.pgsimulator.gateway.web;

import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dosirak.pgsimulator.gateway.MerchantKeys;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;

class AdminLockTest {

    static final String OWN_OF_NICE = "0123456789abcdef0123456789abcdef";
    static final MerchantKeys KNOWN = new MerchantKeys(
            "test_sk_dosirak", "client", "test_sk_dosirak_of_nice_32_bytes", "test_sk_dosirak_portone", "");

    @Test
    void keysThatEverybodyKnowsOpenNothingForOtherMachines() throws UnknownHostException {
        var everywhere = InetAddress.getByName("0.0.0.0");

        assertThatThrownBy(() -> new AdminLock(KNOWN, everywhere)).hasMessageContaining("PG_SIMULATOR_SECRET_KEY");
        assertThatThrownBy(() -> new AdminLock(own("test_sk_dosirak_portone", "admin"), everywhere))
                .hasMessageContaining("PG_SIMULATOR_PORTONE_SECRET_KEY");
        assertThatThrownBy(() -> new AdminLock(own("own", ""), everywhere))
                .hasMessageContaining("PG_SIMULATOR_ADMIN_KEY");
        assertThatNoException().isThrownBy(() -> new AdminLock(own("own", "admin"), everywhere));
    }

    @Test
    void onThisMachineAloneTheyDo() {
        assertThatNoException().isThrownBy(() -> new AdminLock(KNOWN, InetAddress.getLoopbackAddress()));
    }

    @Test
    void everyGatewayNeedsAKey() {
        assertThatThrownBy(() -> new MerchantKeys("", "client", OWN_OF_NICE, "own", "admin"))
                .hasMessageContaining("PG_SIMULATOR_SECRET_KEY");
        assertThatThrownBy(() -> new MerchantKeys("own", "client", "short", "own", "admin"))
                .hasMessageContaining("PG_SIMULATOR_NICE_SECRET_KEY");
    }

    private static MerchantKeys own(String portone, String admin) {
        return new MerchantKeys("own", "client", OWN_OF_NICE, portone, admin);
    }
}
