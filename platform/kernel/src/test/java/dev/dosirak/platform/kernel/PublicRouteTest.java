package dev.dosirak.platform.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PublicRouteTest {

    @Test
    void whatMayBeReadMayBeAskedAboutAndNothingElse() {
        var reviews = PublicRoute.of("GET /api/v1/reviews");

        assertThat(reviews.path()).isEqualTo("/api/v1/reviews");
        assertThat(reviews.allows("GET")).isTrue();
        assertThat(reviews.allows("HEAD")).isTrue();
        assertThat(reviews.allows("POST")).isFalse();
        assertThat(PublicRoute.of("POST /api/v1/members").allows("HEAD")).isFalse();
    }
}
