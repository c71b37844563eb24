package dev.dosirak.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dosirak.platform.catalog.Service;
import dev.dosirak.platform.kernel.PublicRoute;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/// Without a token.
@GatewayTest
class OpenAddressesTest {

    @Autowired
    Environment environment;

    TestClient testClient = new TestClient("0");

    @BeforeEach
    void find() {
        testClient = new TestClient(environment.getRequiredProperty("local.server.port"));
    }

    /// Link checkers and monitors ask so.
    @Test
    void whateverAnybodyMayReadAnybodyMayAskAbout() {
        var readable = Arrays.stream(Service.values())
                .flatMap(it -> it.spec().open().stream())
                .map(PublicRoute::of)
                .filter(it -> it.allows("GET"))
                .map(OpenAddressesTest::oneAt)
                .toList();

        assertThat(readable).hasSizeGreaterThan(4);
        for (var address : readable) {
            assertThat(testClient.get(address).status()).as("GET " + address).isEqualTo(200);
            var asked = testClient.send(testClient.asking(address).HEAD());
            assertThat(asked.status()).as("HEAD " + address).isEqualTo(200);
            assertThat(asked.http().body()).isEmpty();
        }
    }

    @Test
    void whatIsOpenForSomethingElseIsNotOpenToQuestions() {
        assertThat(testClient.send(testClient.asking("/api/v1/members").HEAD()).status())
                .isEqualTo(401);
    }

    /// Payment is away here; whoever is let in is told so.
    @Test
    void paymentGatewaysTellOfPaymentsWithoutAToken() {
        for (var gateway : List.of("toss", "nice", "portone")) {
            assertThat(told(gateway)).as(gateway).isEqualTo(503);
        }
        assertThat(told("others")).isEqualTo(401);
    }

    @Test
    void aBrowserComesFromAPaymentWindowWithoutAToken() {
        assertThat(posted("/api/v1/payments/window-returns/nice")).isEqualTo(503);
        assertThat(posted("/api/v1/payments/window-returns/others")).isEqualTo(401);
    }

    private int told(String gateway) {
        return posted("/api/v1/payments/webhooks/" + gateway);
    }

    private int posted(String address) {
        return testClient
                .send(testClient.asking(address).POST(BodyPublishers.ofString("{}")))
                .status();
    }

    private static String oneAt(PublicRoute open) {
        return open.path().replace("**", "shops").replaceAll("\\{[^}]*}", "0198c0de-0000-7000-8000-000000000001");
    }
}
