package dev.dosirak.search;

import dev.dosirak.platform.testing.HttpContract;
import dev.dosirak.platform.testing.ServiceTest;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@ServiceTest(classes = SearchApplication.class, properties = "dosirak.sync.pulse-every=1h")
class SearchHttpContractTest {

    @TempDir
    static Path data;

    @DynamicPropertySource
    static void folder(DynamicPropertyRegistry properties) {
        properties.add("dosirak.search.data", data::toString);
    }

    @Value("${local.server.port}")
    int port;

    @Test
    void theApiIsWhatTheContractPromises() {
        HttpContract.verify("search", port);
    }
}
