package dev.dosirak.delivery;

import dev.dosirak.platform.testing.HttpContract;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;

@DeliveryServiceTest
class DeliveryHttpContractTest {

    @Value("${local.server.port}")
    int port;

    @Test
    void theApiIsWhatTheContractPromises() {
        HttpContract.verify("delivery", port);
    }
}
