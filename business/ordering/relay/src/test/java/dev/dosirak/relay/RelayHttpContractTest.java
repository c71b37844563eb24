package dev.dosirak.relay;

import dev.dosirak.platform.testing.HttpContract;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;

@RelayTest
class RelayHttpContractTest {

    @Value("${local.server.port}")
    int port;

    @Test
    void theApiIsWhatTheContractPromises() {
        HttpContract.verify("relay", port);
    }
}
