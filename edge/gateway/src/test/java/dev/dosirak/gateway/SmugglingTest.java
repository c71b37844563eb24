package dev.dosirak.gateway;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Value;

/// Requests whose end two readers would see at different places: what one takes for the body, the other may take for
/// somebody else's request. Such a request is refused, and nothing behind it on its connection is read.
@GatewayTest
class SmugglingTest {

    private static final String HIDDEN =
            "GET /api/v1/storefront/shops?smuggled=%d HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";

    @Value("${local.server.port}")
    int port;

    static Stream<List<String>> heads() {
        return Stream.of(
                List.of("Transfer-Encoding: chunked, xchunked"),
                List.of("Transfer-Encoding: xchunked"),
                List.of("Transfer-Encoding: chunked, identity"),
                List.of("Transfer-Encoding: chunked", "Transfer-Encoding: identity"),
                List.of("Transfer-Encoding : chunked", "Content-Length: 5"),
                List.of("Transfer-Encoding:\u000bchunked"),
                List.of("Content-Length: 5", "Content-Length: 60"),
                List.of("Content-Length: 5, 60"),
                List.of("Content-Length: +5"),
                List.of("Content-Length: -1"),
                List.of("Content-Length: 0x5"),
                List.of("Content-Length: 5", "Transfer-Encoding: xchunked"));
    }

    @ParameterizedTest
    @MethodSource("heads")
    void whatEndsAtTwoPlacesIsRefusedWithWhatComesBehind(List<String> heads) throws IOException {
        int number = heads.hashCode();
        var answer = send("POST /api/v1/tokens HTTP/1.1\r\nHost: x\r\n" + String.join("\r\n", heads)
                + "\r\n\r\n0\r\n\r\n" + HIDDEN.formatted(number));

        assertThat(StubServices.STOREFRONT.addresses).noneMatch(it -> it.contains("smuggled=" + number));
        assertThat(answer.split("HTTP/1\\.1 ", -1)).as(answer).hasSizeLessThanOrEqualTo(2);
        assertThat(answer).doesNotContain("HTTP/1.1 2");
    }

    /// Where the chunked end is clear, a length beside it must not reach the service.
    @Test
    void aLengthBesideChunksIsNotPassedOn() throws IOException {
        var answer =
                send("POST /api/v1/tokens HTTP/1.1\r\nHost: x\r\nContent-Length: 60\r\nTransfer-Encoding: chunked\r\n"
                        + "Connection: close\r\n\r\n5\r\nhello\r\n0\r\n\r\n" + HIDDEN.formatted(7));

        assertThat(StubServices.STOREFRONT.addresses).noneMatch(it -> it.contains("smuggled=7"));
        assertThat(answer).doesNotContain("content-length\":\"60");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Host: y", "Content-Type: text/plain", "Idempotency-Key: b"})
    void whatIsSaidOnceIsRefusedWhenItIsSaidTwice(String head) throws IOException {
        int number = head.hashCode();
        var request = "GET /api/v1/storefront/shops?doubled=%d HTTP/1.1\r\nHost: x\r\nConnection: close\r\n%s\r\n"
                .formatted(number, head);
        if (!head.startsWith("Host")) {
            request += head + "2\r\n";
        }
        assertThat(send(request + "\r\n")).startsWith("HTTP/1.1 400 ").contains("bad-request");
        assertThat(StubServices.STOREFRONT.addresses).noneMatch(it -> it.contains("doubled=" + number));
    }

    private String send(String request) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(3_000);
            socket.getOutputStream().write(request.getBytes(ISO_8859_1));
            var answer = new ByteArrayOutputStream();
            try {
                socket.getInputStream().transferTo(answer);
            } catch (SocketException | SocketTimeoutException e) {
                // Broken off, or left waiting for more of the body: nothing behind it was read.
            }
            return answer.toString(ISO_8859_1);
        }
    }
}
