package dev.dosirak.storefront;

import dev.dosirak.platform.testing.HttpContract;
import dev.dosirak.platform.testing.ServiceTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;

@ServiceTest(
        classes = StorefrontApplication.class,
        properties = {"spring.config.name=storefront", "dosirak.storefront.pulse-every=1h"})
class StorefrontHttpContractTest {

    @Value("${local.server.port}")
    int port;

    @Test
    void theApiIsWhatTheContractPromises() {
        HttpContract.verify("storefront", port);
    }
}
