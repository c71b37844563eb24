package dev.dosirak.notebook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dosirak.platform.testing.HttpCaller;
import dev.dosirak.platform.testing.TestTokens;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/// An upload that breaks off is no failure of ours: Tomcat has its answer ready before any filter hears of it.
@NotebookTest
@ExtendWith(OutputCaptureExtension.class)
class BrokenUploadTest {

    private static final int PATIENCE_MILLIS = 20_000;

    @Value("${local.server.port}")
    int port;

    /// An address whose body is read before its handler is asked, and one whose body the handler is given.
    static Stream<Arguments> uploads() {
        return Stream.of("/api/v1/notes", "/api/v1/notes/echo")
                .flatMap(address -> Stream.of(
                        Arguments.of(address, "Content-Length: 100\r\n\r\n{\"text\""),
                        Arguments.of(address, "Transfer-Encoding: chunked\r\n\r\n64\r\n{\"text\""),
                        Arguments.of(address, "Transfer-Encoding: chunked\r\n\r\nno length\r\n{\"text\"")));
    }

    @ParameterizedTest
    @MethodSource("uploads")
    void anUploadThatBreaksOffIsTheCallersMistake(String address, String lengthAndBody, CapturedOutput output)
            throws IOException {
        var answer = breakOff(address, lengthAndBody);

        assertThat(answer).startsWith("HTTP/1.1 400");
        assertThat(output).doesNotContain("ERROR").doesNotContain("\tat ");
    }

    /// What is asserted above would be seen.
    @Test
    void aFailureOfOursIsLogged(CapturedOutput output) {
        var answer = new HttpCaller(port).as("customer", UUID.randomUUID()).get("/api/v1/notes/broken");

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(output).contains("ERROR").contains("\tat ");
    }

    private String breakOff(String address, String lengthAndBody) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            var request = """
                POST %s HTTP/1.1\r
                Host: localhost\r
                Authorization: Bearer %s\r
                Idempotency-Key: %s\r
                Content-Type: application/json\r
                """.formatted(address, TestTokens.of("customer", UUID.randomUUID()), UUID.randomUUID());
            socket.getOutputStream().write((request + lengthAndBody).getBytes(UTF_8));
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }
}
