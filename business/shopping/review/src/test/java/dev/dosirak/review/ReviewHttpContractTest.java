package dev.dosirak.review;

import dev.dosirak.platform.testing.HttpContract;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;

@ReviewServiceTest
class ReviewHttpContractTest {

    @Value("${local.server.port}")
    int port;

    @Test
    void theApiIsWhatTheContractPromises() {
        HttpContract.verify("review", port);
    }
}
