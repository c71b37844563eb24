package dev.dosirak.platform.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OpenAddressTest {

    @Test
    void whatMayBeReadMayBeAskedAboutAndNothingElse() {
        var reviews = OpenAddress.of("GET /api/v1/reviews");

        assertThat(reviews.path()).isEqualTo("/api/v1/reviews");
        assertThat(reviews.isOpenTo("GET")).isTrue();
        assertThat(reviews.isOpenTo("HEAD")).isTrue();
        assertThat(reviews.isOpenTo("POST")).isFalse();
        assertThat(OpenAddress.of("POST /api/v1/members").isOpenTo("HEAD")).isFalse();
    }
}
