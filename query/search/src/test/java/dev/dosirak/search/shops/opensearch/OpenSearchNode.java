package dev.dosirak.search.shops.opensearch;

import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/// A real OpenSearch, shared by the tests of a run: a process of its own, because it brings libraries of its own. It
/// ends when this one does.
final class OpenSearchNode {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private OpenSearchNode() {}

    private static final class Shared {
        static final URI NODE = start();
    }

    static URI get() {
        return Shared.NODE;
    }

    private static URI start() {
        try {
            var target = Path.of("target").toAbsolutePath();
            var folder = Files.createTempDirectory(target, "opensearch-");
            var process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx512m",
                            "-XX:+UseSerialGC",
                            "-XX:TieredStopAtLevel=1",
                            "--enable-native-access=ALL-UNNAMED",
                            "-cp",
                            target.resolve("opensearch") + File.separator + "*",
                            target.resolve("test-classes/opensearch/Node.java").toString(),
                            folder.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("log").toFile())
                    .start();
            var port = folder.resolve("port");
            await().atMost(PATIENCE).until(() -> Files.exists(port) || !process.isAlive());
            if (!process.isAlive()) {
                throw new IllegalStateException("OpenSearch has ended; see " + folder.resolve("log"));
            }
            return URI.create("http://127.0.0.1:" + Files.readString(port));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
