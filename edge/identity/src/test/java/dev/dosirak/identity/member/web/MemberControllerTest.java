package dev.dosirak.identity.member.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import dev.dosirak.identity.TestClock;
import dev.dosirak.identity.member.InMemoryMembers;
import dev.dosirak.identity.member.MemberImporter;
import dev.dosirak.identity.member.MemberService;
import dev.dosirak.identity.member.PlainPasswords;
import dev.dosirak.identity.member.Role;
import dev.dosirak.identity.member.TestMembers;
import dev.dosirak.platform.web.caller.CallerResolver;
import dev.dosirak.platform.web.problem.ProblemHandler;
import dev.dosirak.platform.web.problem.Problems;
import dev.dosirak.platform.web.rows.RowReader;
import dev.dosirak.platform.web.text.BodyJson;
import jakarta.validation.Validation;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

class MemberControllerTest {

    final InMemoryMembers members = new InMemoryMembers();
    final PlainPasswords passwords = new PlainPasswords();
    final TestClock testClock = new TestClock();
    final Problems problems = new Problems("identity");
    final RowReader reader = new RowReader(
            BodyJson.of(List.of()), Validation.buildDefaultValidatorFactory().getValidator(), problems);
    final MockMvcTester http = MockMvcTester.create(MockMvcBuilders.standaloneSetup(
                    new MemberController(new MemberService(members, passwords, testClock)),
                    new ImportController(new MemberImporter(members, passwords, testClock), reader, problems))
            .setControllerAdvice(new ProblemHandler(problems))
            .setCustomArgumentResolvers(new CallerResolver())
            .build());

    @AfterEach
    void logOut() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void aNewCustomerIsActiveAndANewOwnerPending() {
        assertThat(register("customer", "mina@example.com", "kimchi and rice"))
                .hasStatus(201)
                .bodyJson()
                .extractingPath("$.state")
                .isEqualTo("active");
        assertThat(register("owner", "junho@example.com", "kimchi and rice"))
                .hasStatus(201)
                .bodyJson()
                .extractingPath("$.state")
                .isEqualTo("pending");
    }

    @Test
    void aWeakPasswordIsAProblemOfItsOwn() {
        assertThat(register("customer", "mina@example.com", "mina@example.com"))
                .hasStatus(422)
                .hasContentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON)
                .bodyJson()
                .extractingPath("$.type")
                .isEqualTo("urn:dosirak:problem:identity:password-is-the-email");
    }

    @ParameterizedTest
    @ValueSource(strings = {"operator", "CUSTOMER", "", "admin"})
    void nobodyRegistersInAnotherRole(String role) {
        assertThat(register(role, "mina@example.com", "kimchi and rice")).hasStatus(400);
    }

    @Test
    void anOperatorPagesThroughThoseWhoWait() {
        for (var name : new String[] {"one", "two", "three"}) {
            TestMembers.join(members, Role.OWNER, TestMembers.person(name));
        }
        callAs("operator", UUID.randomUUID());

        var page = body("/api/v1/members?size=2");
        var next = JsonPath.<String>read(page, "$.next");
        var rest = body("/api/v1/members?size=2&cursor=" + next);

        var names = new ArrayList<>(JsonPath.<List<String>>read(page, "$.items[*].name"));
        assertThat(names).hasSize(2);
        names.addAll(JsonPath.<List<String>>read(rest, "$.items[*].name"));
        assertThat(names).containsExactlyInAnyOrder("one", "two", "three");
        assertThat(JsonPath.<@Nullable String>read(rest, "$.next")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"customer", "owner", "rider"})
    void nobodyElseSeesOthers(String role) {
        callAs(role, UUID.randomUUID());

        assertThat(http.get().uri("/api/v1/members")).hasStatus(403);
        assertThat(http.post().uri("/api/v1/members/{id}/approve", UUID.randomUUID()))
                .hasStatus(403);
    }

    @Test
    void somebodyUnknownCannotBeApproved() {
        callAs("operator", UUID.randomUUID());

        assertThat(http.post().uri("/api/v1/members/{id}/approve", UUID.randomUUID()))
                .hasStatus(404);
    }

    @Test
    void anImportNeedsEveryFieldThatMatters() {
        callAs("operator", UUID.randomUUID());

        var answer = importing("""
                {"rows": [
                  {"code": "M-1", "role": "operator", "email": "a@example.com", "name": "a", "phone": "02-123-4567"},
                  {"code": "M-2", "role": "owner", "email": "b@example.com", "name": "b"},
                  null]}
                """);
        assertThat(answer)
                .hasStatus(200)
                .bodyJson()
                .extractingPath("$.imported")
                .isEqualTo(0);
        assertThat(answer)
                .bodyJson()
                .extractingPath("$.errors[*].reason")
                .asArray()
                .containsExactly("invalid-row", "invalid-row", "unreadable-row");
        assertThat(importing("{\"rows\": []}")).hasStatus(400);
        assertThat(importing("{}")).hasStatus(400);
    }

    private MvcTestResult importing(String body) {
        return http.post()
                .uri("/api/v1/members/import")
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    private MvcTestResult register(String role, String email, String password) {
        return http.post()
                .uri("/api/v1/members")
                .contentType(MediaType.APPLICATION_JSON)
                .content("""
                        {"role": "%s", "email": "%s", "password": "%s", "name": "이름", "phone": "010-1234-5678"}
                        """.formatted(role, email, password))
                .exchange();
    }

    private String body(String address) {
        var answer = http.get().uri(address).exchange();
        assertThat(answer).hasStatusOk();
        return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    private static void callAs(String role, UUID id) {
        var jwt = Jwt.withTokenValue("token")
                .header("alg", "RS256")
                .subject(id.toString())
                .claim("role", role)
                .expiresAt(Instant.now().plusSeconds(60))
                .build();
        SecurityContextHolder.getContext().setAuthentication(new JwtAuthenticationToken(jwt));
    }
}
