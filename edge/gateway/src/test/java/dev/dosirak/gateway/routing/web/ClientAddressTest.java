package dev.dosirak.gateway.routing.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;

class ClientAddressTest {

    @ParameterizedTest
    @CsvSource(nullValues = "null", delimiter = '|', textBlock = """
            ''            | 203.0.113.7 | null                      | 203.0.113.7
            ''            | 203.0.113.7 | 198.51.100.1              | 203.0.113.7
            10\\.0\\..*   | 10.0.0.1    | null                      | 10.0.0.1
            10\\.0\\..*   | 10.0.0.1    | 198.51.100.1              | 198.51.100.1
            10\\.0\\..*   | 10.0.0.1    | 6.6.6.6, 198.51.100.1     | 198.51.100.1
            10\\.0\\..*   | 10.0.0.1    | 198.51.100.1, 10.0.0.9    | 198.51.100.1
            10\\.0\\..*   | 203.0.113.7 | 198.51.100.1              | 203.0.113.7
            """)
    void onlyAProxyOfOursIsBelieved(String trusted, String connected, String forwarded, String client) {
        var request = MockServerHttpRequest.get("/").remoteAddress(new InetSocketAddress(connected, 1));
        if (forwarded != null) {
            request.header("X-Forwarded-For", forwarded);
        }
        assertThat(new ClientAddress(trusted).of(request.build())).isEqualTo(client);
    }
}
