package dev.dosirak.notebook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dosirak.platform.testing.TestTokens;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.UUID;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/// An upload that breaks off is nobody's fault here: nobody is called for it.
@NotebookTest
@ExtendWith(OutputCaptureExtension.class)
class BrokenUploadTest {

    private static final int PATIENCE_MILLIS = 20_000;

    @Value("${local.server.port}")
    int port;

    @ParameterizedTest
    @ValueSource(
            strings = {"Content-Length: 100\r\n\r\n{\"text\"", "Transfer-Encoding: chunked\r\n\r\n64\r\n{\"text\""})
    void anUploadThatBreaksOffIsTheCallersMistake(String lengthAndBody, CapturedOutput output) throws IOException {
        var answer = breakOff(lengthAndBody);

        assertThat(answer).startsWith("HTTP/1.1 400");
        assertThat(output).doesNotContain("ERROR").doesNotContain("\tat ");
    }

    private String breakOff(String lengthAndBody) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            var request = """
                POST /api/v1/notes HTTP/1.1\r
                Host: localhost\r
                Authorization: Bearer %s\r
                Idempotency-Key: %s\r
                Content-Type: application/json\r
                """.formatted(TestTokens.of("customer", UUID.randomUUID()), UUID.randomUUID());
            socket.getOutputStream().write((request + lengthAndBody).getBytes(UTF_8));
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }
}
