package dev.dosirak.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dosirak.platform.testing.TestTokens;
import java.io.IOException;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/// What Tomcat refuses before any filter hears of it.
@NotebookTest
class UnreadableRequestTest {

    @LocalServerPort
    int port;

    static Stream<String> firstLines() {
        return Stream.of(
                "GET /api/v1/notes/few?size=" + "1".repeat(20_000) + " HTTP/1.1",
                "GET /api/v1/notes/few?size=[1] HTTP/1.1",
                "GET /api/v1/notes/few?size=1|2 HTTP/1.1",
                "FETCH /api/v1/notes/few?size=1 HTTP/1.1",
                "GET /api/v1/notes/few?size=1 HTTP/7.0",
                "no request at all");
    }

    @ParameterizedTest
    @MethodSource("firstLines")
    void itIsRefusedWithoutAPage(String firstLine) throws IOException {
        var answer = new RawHttp(port)
                .send(firstLine + "\r\nHost: localhost\r\nAccept: text/html\r\nConnection: close\r\n\r\n");

        assertThat(answer)
                .matches("(?s)HTTP/1.1 [45]\\d\\d.*")
                .contains("application/problem+json")
                .contains("urn:dosirak:problem:")
                .doesNotContain("<html")
                .doesNotContain("text/html");
    }

    /// The gateway lets 4 kB of address and 8 kB of headers through, and adds some.
    @Test
    void whatTheGatewayLetsThroughIsNotTooLong() throws IOException {
        var answer = new RawHttp(port)
                .send("GET /api/v1/notes/few?size=3&more=%s HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\n"
                                .formatted("x".repeat(4_000), TestTokens.of("customer", UUID.randomUUID()))
                        + "X-Long: " + "x".repeat(8_000) + "\r\nConnection: close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 200");
    }
}
