package dev.dosirak.platform.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/// Somebody in front of controllers that no server surrounds.
public final class TestBrowser {

    private final MockMvcTester mvc;
    private final @Nullable Authentication login;

    private TestBrowser(MockMvcTester mvc, @Nullable Authentication login) {
        this.mvc = mvc;
        this.login = login;
    }

    /// @param role `customer`, `owner`, `rider` or `operator`
    public static TestBrowser of(MockMvcTester mvc, String role, UUID member) {
        var token = Jwt.withTokenValue("t")
                .header("alg", "RS256")
                .subject(member.toString())
                .claim("role", role)
                .build();
        return new TestBrowser(mvc, new JwtAuthenticationToken(token));
    }

    public static TestBrowser anonymous(MockMvcTester mvc) {
        return new TestBrowser(mvc, null);
    }

    public MvcTestResult get(String path) {
        return send(mvc.get().uri(path));
    }

    public MvcTestResult delete(String path) {
        return send(mvc.delete().uri(path));
    }

    public MvcTestResult post(String path, String body) {
        return send(json(mvc.post().uri(path), body));
    }

    /// @param seen the tag of what is changed, if it is known
    public MvcTestResult put(String path, @Nullable String seen, String body) {
        var request = json(mvc.put().uri(path), body);
        return send(seen == null ? request : request.header("If-Match", seen));
    }

    /// That an answer is a problem for this reason, with a sentence for the person.
    public static Consumer<MvcTestResult> problem(int status, String reason) {
        return answer -> {
            assertThat(answer).hasStatus(status).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
            assertThat(answer).bodyJson().extractingPath("$.reason").isEqualTo(reason);
            assertThat(answer).bodyJson().extractingPath("$.detail").isNotEqualTo(reason);
        };
    }

    private static MockMvcRequestBuilder json(MockMvcRequestBuilder request, String body) {
        return request.contentType(MediaType.APPLICATION_JSON).content(body);
    }

    private MvcTestResult send(MockMvcRequestBuilder request) {
        SecurityContextHolder.getContext().setAuthentication(login);
        try {
            return request.exchange();
        } finally {
            SecurityContextHolder.clearContext();
        }
    }
}
