package dev.dosirak.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dosirak.platform.catalog.Service;
import dev.dosirak.platform.kernel.OpenAddress;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/// Without a token.
@GatewayTest
class OpenAddressesTest {

    @Autowired
    Environment environment;

    Visitor visitor = new Visitor("0");

    @BeforeEach
    void find() {
        visitor = new Visitor(environment.getRequiredProperty("local.server.port"));
    }

    /// Link checkers and monitors ask so.
    @Test
    void whateverAnybodyMayReadAnybodyMayAskAbout() {
        var readable = Arrays.stream(Service.values())
                .flatMap(it -> it.spec().open().stream())
                .map(OpenAddress::of)
                .filter(it -> it.isOpenTo("GET"))
                .map(OpenAddressesTest::oneAt)
                .toList();

        assertThat(readable).hasSizeGreaterThan(4);
        for (var address : readable) {
            assertThat(visitor.get(address).status()).as("GET " + address).isEqualTo(200);
            var asked = visitor.send(visitor.asking(address).HEAD());
            assertThat(asked.status()).as("HEAD " + address).isEqualTo(200);
            assertThat(asked.http().body()).isEmpty();
        }
    }

    @Test
    void whatIsOpenForSomethingElseIsNotOpenToQuestions() {
        assertThat(visitor.send(visitor.asking("/api/v1/members").HEAD()).status())
                .isEqualTo(401);
    }

    private static String oneAt(OpenAddress open) {
        return open.path().replace("**", "shops").replaceAll("\\{[^}]*}", "0198c0de-0000-7000-8000-000000000001");
    }
}
