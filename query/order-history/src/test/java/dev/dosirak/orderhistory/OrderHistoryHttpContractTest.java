package dev.dosirak.orderhistory;

import dev.dosirak.platform.testing.HttpContract;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;

@OrderHistoryTest
class OrderHistoryHttpContractTest implements WithOwners {

    @Value("${local.server.port}")
    int port;

    @Test
    void theApiIsWhatTheContractPromises() {
        HttpContract.verify("order-history", port);
    }
}
