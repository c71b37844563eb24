package dev.dosirak.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/// Nothing is read of who is not signed in: the answer comes although the body never does.
@NotebookTest
class SignInFirstTest {

    @LocalServerPort
    int port;

    @ParameterizedTest
    @CsvSource({
        "POST, application/json, Content-Length: 1000000",
        "POST, application/json, Transfer-Encoding: chunked",
        "POST, application/x-www-form-urlencoded, Content-Length: 1000",
        "PUT, application/x-www-form-urlencoded, Content-Length: 1000",
        "DELETE, application/x-www-form-urlencoded, Content-Length: 1000"
    })
    void whoIsNotSignedInIsToldSoBeforeTheBodyComes(String method, String type, String length) throws IOException {
        var answer = new RawHttp(port)
                .send("%s /api/v1/notes HTTP/1.1\r\nHost: localhost\r\nContent-Type: %s\r\n%s\r\n\r\n"
                        .formatted(method, type, length));

        assertThat(answer).startsWith("HTTP/1.1 401").contains("no-valid-token");
    }

    /// The page is broken, but it was let through.
    @ParameterizedTest
    @CsvSource({"GET, /api/v1/notes/broken, 500", "HEAD, /api/v1/notes/broken, 500", "HEAD, /api/v1/notes/few, 401"})
    void whatAnybodyMayReadAnybodyMayAskAbout(String method, String address, int status) throws IOException {
        var answer = new RawHttp(port).send("%s %s HTTP/1.1\r\nHost: localhost\r\n\r\n".formatted(method, address));

        assertThat(answer).startsWith("HTTP/1.1 " + status);
    }
}
