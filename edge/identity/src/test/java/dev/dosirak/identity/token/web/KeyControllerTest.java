package dev.dosirak.identity.token.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dosirak.identity.TestClock;
import dev.dosirak.identity.token.InMemorySigningKeys;
import dev.dosirak.identity.token.KeyRing;
import dev.dosirak.identity.token.Keys;
import dev.dosirak.platform.web.caller.CallerResolver;
import dev.dosirak.platform.web.problem.ProblemHandler;
import dev.dosirak.platform.web.problem.Problems;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

class KeyControllerTest {

    final KeyRing keys = Keys.ring(new InMemorySigningKeys(), new TestClock());
    final Problems problems = new Problems("identity");
    final MockMvcTester http = MockMvcTester.create(MockMvcBuilders.standaloneSetup(new KeyController(keys))
            .setControllerAdvice(new ProblemHandler(problems))
            .setCustomArgumentResolvers(new CallerResolver())
            .build());

    @BeforeEach
    void callAsOperator() {
        var jwt = Jwt.withTokenValue("token")
                .header("alg", "RS256")
                .subject(UUID.randomUUID().toString())
                .claim("role", "operator")
                .build();
        SecurityContextHolder.getContext().setAuthentication(new JwtAuthenticationToken(jwt));
    }

    @AfterEach
    void logOut() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void aRotationIsDoneAtOnceOrComesTooEarly() {
        keys.prepare();

        assertThat(rotate("ko")).hasStatus(201);

        assertThat(rotate("en"))
                .hasStatus(503)
                .hasHeader(HttpHeaders.RETRY_AFTER, "10")
                .hasContentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON)
                .bodyJson()
                .extractingPath("$.title")
                .isEqualTo("The next signing key is being made");
        assertThat(rotate("ko")).bodyJson().extractingPath("$.title").isEqualTo("다음 서명 키를 만들고 있습니다");
    }

    private MvcTestResult rotate(String language) {
        return http.post()
                .uri("/api/v1/signing-keys/rotate")
                .header(HttpHeaders.ACCEPT_LANGUAGE, language)
                .exchange();
    }
}
