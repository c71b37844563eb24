package dev.dosirak.platform.web.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.FilterChain;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import tools.jackson.databind.json.JsonMapper;

class CommandLimitTest {

    private final CommandLimit limit =
            new CommandLimit(1, Duration.ZERO, new ProblemWriter(new Problems("notebook"), JsonMapper.shared()));

    private MockHttpServletResponse send(String method, FilterChain then) throws Exception {
        var response = new MockHttpServletResponse();
        limit.doFilter(new MockHttpServletRequest(method, "/api/v1/notes"), response, then);
        return response;
    }

    @Test
    void whileEveryTurnIsTakenCommandsAreTurnedAwayAndQuestionsAreNot() throws Exception {
        send("POST", (_, _) -> {
            try {
                var second = send("PUT", new MockFilterChain());
                assertThat(second.getStatus()).isEqualTo(503);
                assertThat(second.getHeader("Retry-After")).isNotNull();
                assertThat(send("GET", new MockFilterChain()).getStatus()).isEqualTo(200);
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        });
        assertThat(send("POST", new MockFilterChain()).getStatus()).isEqualTo(200);
    }

    @Test
    void aCommandThatFailsGivesItsTurnBack() throws Exception {
        assertThatThrownBy(() -> send("POST", (_, _) -> {
                    throw new IllegalStateException("a bug");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(send("POST", new MockFilterChain()).getStatus()).isEqualTo(200);
    }
}
