package dev.dosirak.ad;

import dev.dosirak.platform.testing.HttpContract;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;

@AdServiceTest
class AdHttpContractTest {

    @Value("${local.server.port}")
    int port;

    @Test
    void theApiIsWhatTheContractPromises() {
        HttpContract.verify("ad", port);
    }
}
