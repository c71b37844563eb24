package dev.dosirak.box.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dosirak.platform.catalog.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class LogsTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path folder;

    @AfterEach
    void closeFiles() {
        ((ch.qos.logback.classic.LoggerContext) LoggerFactory.getILoggerFactory()).reset();
    }

    @Test
    void aLineGoesToTheFileOfTheServiceWhoseCodeWroteIt() throws IOException {
        Logs.open(folder, List.of(Service.ORDER, Service.ORDER_HISTORY));
        LoggerFactory.getLogger("dev.dosirak.orderhistory.view.Views").info("a view was drawn");

        assertThat(folder.resolve("order-history.log"))
                .content()
                .contains("a view was drawn")
                .contains("\"service\":{\"name\":\"order-history\"");
        assertThat(folder.resolve("order.log")).isEmptyFile();
    }

    @Test
    void aLineOfALibraryGoesToTheFileOfTheServiceWhoseThreadWroteIt() throws InterruptedException {
        Logs.open(folder, List.of(Service.ORDER, Service.ORDER_HISTORY));
        Thread.ofPlatform()
                .name("order-history-events-0-C-1")
                .start(() -> LoggerFactory.getLogger("org.library").info("a record was heard"))
                .join();

        assertThat(folder.resolve("order-history.log")).content().contains("a record was heard");
    }

    @Test
    void aLineOfNobodyGoesToTheSharedFile() {
        Logs.open(folder, List.of(Service.ORDER, Service.SHOP));
        LoggerFactory.getLogger("org.library").info("nobody's");

        assertThat(folder.resolve("services.log")).content().contains("nobody's");
        assertThat(Files.exists(folder.resolve("order.log"))).isTrue();
    }
}
