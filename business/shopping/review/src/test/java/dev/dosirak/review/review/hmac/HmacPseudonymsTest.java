package dev.dosirak.review.review.hmac;

import static dev.dosirak.review.right.Purchases.MINJI;
import static dev.dosirak.review.right.Purchases.SHOP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dosirak.platform.kernel.ServiceAddresses;
import dev.dosirak.platform.web.security.SecuritySettings;
import dev.dosirak.review.review.Pseudonyms;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HmacPseudonymsTest {

    private static final int MANY = 20;
    private static final int MOST = 15; // a few of four letters may be alike

    @Test
    void aCustomerHasOneNameAtAShopAndAnotherAtTheNext() {
        var pseudonyms = keyed("a-key-that-only-services-under-test-know");

        assertThat(pseudonyms.of(MINJI, SHOP)).matches("[0-9a-f]{4}").isEqualTo(pseudonyms.of(MINJI, SHOP));
        assertThat(IntStream.range(0, MANY)
                        .mapToObj(_ -> pseudonyms.of(MINJI, UUID.randomUUID()))
                        .distinct())
                .hasSizeGreaterThan(MOST);
        assertThat(IntStream.range(0, MANY)
                        .mapToObj(_ -> pseudonyms.of(UUID.randomUUID(), SHOP))
                        .distinct())
                .hasSizeGreaterThan(MOST);
    }

    @Test
    void whoDoesNotHaveTheKeyCannotMakeTheName() {
        assertThat(IntStream.range(0, MANY)
                        .mapToObj(it -> keyed("a-key-that-only-services-know-number-%03d".formatted(it))
                                .of(MINJI, SHOP))
                        .distinct())
                .hasSizeGreaterThan(MOST);
    }

    private static Pseudonyms keyed(String key) {
        return new HmacPseudonyms(
                new SecuritySettings("dosirak", "dosirak", ServiceAddresses.of("http://localhost:1"), key, List.of()));
    }
}
