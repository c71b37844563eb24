package dev.dosirak.shop;

import dev.dosirak.platform.testing.HttpContract;
import dev.dosirak.platform.testing.ServiceTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;

@ServiceTest(classes = ShopApplication.class)
class ShopHttpContractTest {

    @Value("${local.server.port}")
    int port;

    @Test
    void theApiIsWhatTheContractPromises() {
        HttpContract.verify("shop", port);
    }
}
