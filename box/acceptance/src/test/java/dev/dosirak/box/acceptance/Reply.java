package dev.dosirak.box.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What came back, as it came.
record Reply(String asked, int status, HttpHeaders headers, String text) {

    private static final String PROBLEM = "urn:dosirak:problem:";

    JsonNode json() {
        return JsonMapper.shared().readTree(text);
    }

    /// The body of an answer that must be a good one.
    JsonNode ok(int expected) {
        assertThat(status).as("%s → %s", asked, text).isEqualTo(expected);
        return text.isEmpty() ? JsonMapper.shared().missingNode() : json();
    }

    /// The reason of a problem; empty when this is none.
    String reason() {
        return isProblem() ? json().path("reason").asString("") : "";
    }

    private boolean isProblem() {
        return headers.firstValue("Content-Type").orElse("").startsWith("application/problem+json");
    }

    /// Demands a problem of this reason, which says what it is and nothing about our insides.
    Reply refused(int expected, String reason) {
        assertThat(status).as("%s → %s", asked, text).isEqualTo(expected);
        requireProblem();
        assertThat(reason()).as("%s → %s", asked, text).isEqualTo(reason);
        return this;
    }

    /// Demands a problem that is the caller's.
    void refusedSomehow() {
        assertThat(status).as("%s → %s", asked, text).isBetween(400, 499);
        requireProblem();
    }

    /// Demands that this is kept from somebody whom it does not concern.
    void keptAway() {
        assertThat(status).as("%s → %s", asked, text).isIn(401, 403, 404);
        requireProblem();
    }

    private void requireProblem() {
        assertThat(isProblem()).as("%s → %s %s", asked, headers.map(), text).isTrue();
        assertThat(json().path("type").asString())
                .as(asked)
                .startsWith(PROBLEM)
                .endsWith(":" + json().path("reason").asString());
        assertThat(json().path("status").asInt()).as(asked).isEqualTo(status);
        assertThat(json().path("title").asString("")).as(asked).isNotBlank();
        assertThat(json().path("detail").asString("")).as(asked).isNotBlank();
        assertThat(text).as(asked).doesNotContain("Exception", "\tat ", "dev.dosirak", "springframework");
    }
}
