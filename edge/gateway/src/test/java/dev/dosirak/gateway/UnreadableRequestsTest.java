package dev.dosirak.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Value;

/// What no service ever sees, because nobody could read it or it is too long.
@GatewayTest
class UnreadableRequestsTest {

    private static final String SHOPS = "GET /api/v1/storefront/shops?mark=unread&category=";

    @Value("${local.server.port}")
    String port;

    @Test
    void anAddressMayHaveFourKilobytes() throws IOException {
        assertThat(ask(SHOPS.replace("unread", "long") + "x".repeat(4_000), "X: y"))
                .startsWith("HTTP/1.1 200");
        assertThat(ask(SHOPS + "x".repeat(4_100), "X: y"))
                .startsWith("HTTP/1.1 414")
                .contains("urn:dosirak:problem:address-too-long")
                .contains("주소가 너무 깁니다");
        assertNothingWasPassedOn();
    }

    @Test
    void headersMayHaveEightKilobytes() throws IOException {
        assertThat(ask(SHOPS, "X: " + "y".repeat(8_200)))
                .startsWith("HTTP/1.1 431")
                .contains("urn:dosirak:problem:headers-too-large")
                .contains("헤더가 너무 큽니다");
        assertNothingWasPassedOn();
    }

    /// Not all of them would be refused by the server, but every one by some service's.
    @ParameterizedTest
    @ValueSource(strings = {"[1]", "a|b", "\"a\"", "<a>", "{a}", "a^b", "a`b", "a\\b", "%zz", "%", "치킨", "é"})
    void whatIsNotPercentEncodedIsABadRequest(String query) throws IOException {
        assertThat(ask(SHOPS + query, "X: y"))
                .startsWith("HTTP/1.1 400")
                .contains("application/problem+json")
                .contains("urn:dosirak:problem:bad-request")
                .contains("잘못된 요청입니다");
        assertNothingWasPassedOn();
    }

    @ParameterizedTest
    @ValueSource(strings = {"X : y", "\u0000: y", "no header"})
    void soIsAHeaderThatIsNone(String header) throws IOException {
        assertThat(ask(SHOPS, header)).startsWith("HTTP/1.1 400").contains("urn:dosirak:problem:bad-request");
        assertNothingWasPassedOn();
    }

    private void assertNothingWasPassedOn() {
        assertThat(StubServices.STOREFRONT.addresses).noneMatch(it -> it.contains("mark=unread"));
    }

    private String ask(String firstLine, String header) throws IOException {
        try (var connection = new KeepAliveConnection(port)) {
            connection.begin(firstLine, header + "\r\nConnection: close");
            return connection.rest();
        }
    }
}
