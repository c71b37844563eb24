package dev.dosirak.platform.web.problem;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletException;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.stream.Stream;
import org.apache.catalina.connector.ClientAbortException;
import org.apache.coyote.BadRequestException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import tools.jackson.databind.json.JsonMapper;

@ExtendWith(OutputCaptureExtension.class)
class FilterProblemsTest {

    private final FilterProblems filter =
            new FilterProblems(new ProblemWriter(new Problems("notebook"), JsonMapper.shared()));

    /// As Tomcat reports what goes wrong with the body of a request.
    static Stream<Exception> broken() {
        return Stream.of(
                new ClientAbortException(new EOFException()),
                new ClientAbortException(new SocketTimeoutException()),
                new BadRequestException("Invalid chunk header"),
                new ServletException(new ClientAbortException(new IOException("Connection reset by peer"))));
    }

    @ParameterizedTest
    @MethodSource
    void broken(Exception failure, CapturedOutput output) throws Exception {
        var answer = answerTo(failure);

        assertThat(answer.getStatus()).isEqualTo(400);
        assertThat(answer.getContentAsString()).contains("urn:dosirak:problem:bad-request");
        assertThat(output).doesNotContain("ERROR").doesNotContain("\tat ");
    }

    @Test
    void anotherServiceThatDoesNotAnswerIsNoMistakeOfTheCaller(CapturedOutput output) throws Exception {
        var answer = answerTo(new SocketTimeoutException("Read timed out"));

        assertThat(answer.getStatus()).isEqualTo(500);
        assertThat(output).contains("ERROR").contains("Read timed out");
    }

    private MockHttpServletResponse answerTo(Exception failure) throws Exception {
        var answer = new MockHttpServletResponse();
        filter.doFilter(new MockHttpServletRequest("POST", "/api/v1/notes"), answer, (_, _) -> {
            switch (failure) {
                case IOException it -> throw it;
                case ServletException it -> throw it;
                default -> throw new IllegalStateException(failure);
            }
        });
        return answer;
    }
}
