package dev.dosirak.identity;

import dev.dosirak.platform.testing.HttpContract;
import dev.dosirak.platform.testing.ServiceTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;

@ServiceTest(classes = IdentityApplication.class)
class IdentityHttpContractTest {

    @Value("${local.server.port}")
    int port;

    @Test
    void theApiIsWhatTheContractPromises() {
        HttpContract.verify("identity", port);
    }
}
