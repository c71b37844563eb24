package dev.dosirak.order.admission.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dosirak.order.admission.Admission;
import dev.dosirak.order.admission.Workload;
import dev.dosirak.platform.kernel.AdmissionHeader;
import dev.dosirak.platform.web.problem.ProblemWriter;
import dev.dosirak.platform.web.problem.Problems;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.json.ProblemDetailJacksonMixin;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import tools.jackson.databind.json.JsonMapper;

class AdmissionFilterTest {

    private final Admission admission = new Admission(() -> 0, new Random(7));
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final AdmissionFilter filter = new AdmissionFilter(
            admission,
            new ProblemWriter(
                    new Problems("order"),
                    JsonMapper.builder()
                            .addMixIn(ProblemDetail.class, ProblemDetailJacksonMixin.class)
                            .build()),
            meters.counter("dosirak.admission.refused"));

    private record Passed(MockHttpServletResponse response, boolean further) {}

    private Passed send(String method, String language) throws Exception {
        var request = new MockHttpServletRequest(method, "/api/v1/orders");
        request.addHeader("Accept-Language", language);
        return send(request);
    }

    private Passed send(MockHttpServletRequest request) throws Exception {
        var response = new MockHttpServletResponse();
        var chain = new MockFilterChain();
        filter.doFilter(request, response, chain);
        return new Passed(response, chain.getRequest() != null);
    }

    @Test
    void whatIsNoOrderTakesNobodysPlace() throws Exception {
        for (int i = 0; i < 100; i++) {
            assertThat(send("POST", "ko").further()).isTrue(); // the chain behind answers 200, which is no new order
        }
    }

    @Test
    void whatTheGatewayWasToldThereIsRoomForIsTaken() throws Exception {
        admission.update(() -> new Workload(100, 10, true, Duration.ofSeconds(5)));
        var request = new MockHttpServletRequest("POST", "/api/v1/orders");
        request.addHeader(AdmissionHeader.ADMITTED, "true");
        assertThat(send(request).further()).isTrue();
    }

    @Test
    void whatCannotBeCarriedIsRefusedPolitelyAndNothingElse() throws Exception {
        assertThat(send("POST", "ko").further()).isTrue();

        admission.update(() -> new Workload(100, 10, true, Duration.ofSeconds(5)));
        var korean = send("POST", "ko");
        assertThat(korean.further()).isFalse();
        assertThat(korean.response().getStatus()).isEqualTo(503);
        assertThat(Integer.parseInt(korean.response().getHeader("Retry-After"))).isBetween(10, 20);
        assertThat(korean.response().getContentAsString())
                .contains("\"reason\":\"too-many-orders\"")
                .contains("초 뒤에");
        assertThat(send("POST", "en").response().getContentAsString()).contains("Nothing was ordered or charged");
        assertThat(send("GET", "ko").further()).isTrue();
        assertThat(meters.counter("dosirak.admission.refused").count()).isEqualTo(2);
    }
}
