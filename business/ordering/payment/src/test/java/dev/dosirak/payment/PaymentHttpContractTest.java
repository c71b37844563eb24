package dev.dosirak.payment;

import dev.dosirak.platform.testing.HttpContract;
import dev.dosirak.platform.testing.ServiceTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;

@ServiceTest(classes = PaymentApplication.class)
class PaymentHttpContractTest {

    @Value("${local.server.port}")
    int port;

    @Test
    void theApiIsWhatTheContractPromises() {
        HttpContract.verify("payment", port);
    }
}
