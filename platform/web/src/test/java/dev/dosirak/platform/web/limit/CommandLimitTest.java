package dev.dosirak.platform.web.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.dosirak.platform.web.handler.Handlers;
import dev.dosirak.platform.web.problem.ProblemWriter;
import dev.dosirak.platform.web.problem.Problems;
import jakarta.servlet.FilterChain;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.support.StaticWebApplicationContext;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.json.JsonMapper;

class CommandLimitTest {

    private static final String PLACE = "/orders";
    private static final String CANCEL = "/orders/1/cancel";

    @RestController
    static class Desk {

        @PostMapping(PLACE)
        @NewWork
        void place() {}

        @PostMapping(CANCEL)
        void cancel() {}
    }

    private CommandLimit limit = limit(Duration.ZERO);

    private static CommandLimit limit(Duration patience) {
        var problems = new ProblemWriter(new Problems("notebook"), JsonMapper.shared());
        return new CommandLimit(2, patience, Duration.ZERO, desk(), problems);
    }

    private static Handlers desk() {
        var context = new StaticWebApplicationContext();
        context.registerSingleton("desk", Desk.class);
        var mapping = new RequestMappingHandlerMapping();
        mapping.setApplicationContext(context);
        mapping.afterPropertiesSet();
        return new Handlers(mapping);
    }

    private MockHttpServletResponse send(String method, String path, FilterChain then) throws Exception {
        var response = new MockHttpServletResponse();
        limit.doFilter(new MockHttpServletRequest(method, path), response, then);
        return response;
    }

    private int post(String path) throws Exception {
        return send("POST", path, new MockFilterChain()).getStatus();
    }

    private interface Meanwhile {
        void happens() throws Exception;
    }

    private void during(String path, Meanwhile something) throws Exception {
        send("POST", path, (_, _) -> {
            try {
                something.happens();
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        });
    }

    @Test
    void whileEveryTurnIsTakenCommandsAreTurnedAwayAndQuestionsAreNot() throws Exception {
        during(
                CANCEL,
                () -> during(CANCEL, () -> {
                    var third = send("POST", CANCEL, new MockFilterChain());
                    assertThat(third.getStatus()).isEqualTo(503);
                    assertThat(third.getHeader("Retry-After")).isNotNull();
                    assertThat(send("GET", PLACE, new MockFilterChain()).getStatus())
                            .isEqualTo(200);
                }));
        assertThat(post(CANCEL)).isEqualTo(200);
    }

    @Test
    void newWorkLeavesTurnsToWorkThatWasTaken() throws Exception {
        during(PLACE, () -> {
            assertThat(post(PLACE)).isEqualTo(503);
            assertThat(post(CANCEL)).isEqualTo(200);
        });
        assertThat(post(PLACE)).isEqualTo(200);
    }

    @Test
    void newWorkThatIsTurnedAwayKeepsNobodysTurn() throws Exception {
        during(CANCEL, () -> during(CANCEL, () -> assertThat(post(PLACE)).isEqualTo(503)));

        during(PLACE, () -> assertThat(post(CANCEL)).isEqualTo(200));
    }

    @Test
    void newWorkIsTurnedAwaySooner() throws Exception {
        limit = limit(Duration.ofSeconds(10));
        during(CANCEL, () -> during(CANCEL, this::newWorkIsTurnedAwayAndACancellationWaits));
    }

    private void newWorkIsTurnedAwayAndACancellationWaits() throws Exception {
        var cancellation = Thread.ofPlatform()
                .start(() -> assertThatCode(() -> post(CANCEL)).doesNotThrowAnyException());
        await().until(() -> cancellation.getState() == Thread.State.TIMED_WAITING);

        assertThat(post(PLACE)).isEqualTo(503);
        assertThat(cancellation.isAlive()).isTrue();
    }

    @Test
    void aCommandThatFailsGivesItsTurnsBack() throws Exception {
        assertThatThrownBy(() -> send("POST", PLACE, (_, _) -> {
                    throw new IllegalStateException("a bug");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(post(PLACE)).isEqualTo(200);
    }
}
