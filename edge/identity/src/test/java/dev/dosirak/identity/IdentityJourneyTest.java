package dev.dosirak.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dosirak.platform.kernel.Ids;
import dev.dosirak.platform.testing.EventContracts;
import java.text.Normalizer;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/// Walks through the whole service over real HTTP, as members and operators do.
@IdentityTest
class IdentityJourneyTest {

    static final String PASSWORD = "kimchi and rice";

    @Autowired
    Environment environment;

    @Autowired
    JdbcClient jdbc;

    IdentityClient identityClient = new IdentityClient("0");
    final String mina = "mina-" + UUID.randomUUID() + "@example.com";

    @BeforeEach
    void find() {
        identityClient = new IdentityClient(environment.getRequiredProperty("local.server.port"));
    }

    @Test
    void aCustomerRegistersLogsInAndLeavesWithoutATrace() {
        var id = identityClient.register("customer", mina, PASSWORD).text("memberId");
        var login = identityClient.logIn(mina.toUpperCase(java.util.Locale.ROOT), PASSWORD);
        var token = login.text("accessToken");

        assertThat(login.status()).isEqualTo(200);
        assertThat(login.json().path("expiresIn").asInt()).isEqualTo(900);
        assertThat(login.text("memberId")).isEqualTo(id);
        assertThat(login.text("role")).isEqualTo("customer");
        assertThat(login.header("Cache-Control")).isEqualTo("no-store");
        var me = identityClient.get("/api/v1/members/me", token);
        assertThat(me.text("email")).isEqualTo(mina);
        assertThat(me.text("state")).isEqualTo("active");

        assertThat(identityClient.delete("/api/v1/members/me", token).status()).isEqualTo(204);
        assertThat(identityClient.delete("/api/v1/members/me", token).status()).isEqualTo(204);
        assertThat(identityClient.get("/api/v1/members/me", token).status()).isEqualTo(404);
        assertThat(identityClient.refresh(login.text("refreshToken")).status()).isEqualTo(401);
        assertThat(identityClient.logIn(mina, PASSWORD).status()).isEqualTo(401);
        assertThat(storedTextOf(id))
                .doesNotContain("mina")
                .doesNotContain("김미나")
                .doesNotContain("bcrypt");
        assertThat(identityClient.register("customer", mina, PASSWORD).status()).isEqualTo(201);
        assertThat(published(id)).containsExactly("identity.member-registered.v1", "identity.member-left.v1");
        EventContracts.verify(jdbc);
    }

    @Test
    void theSameRegistrationSentTwiceIsOneMember() {
        var body = IdentityClient.registration("customer", mina, PASSWORD);
        var key = UUID.randomUUID().toString();

        var first = identityClient.post("/api/v1/members", "", body, key);
        var again = identityClient.post("/api/v1/members", "", body, key);

        assertThat(first.status()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    }

    @Test
    void aNameThatCannotBeStoredIsTheCallersMistake() {
        var answer = identityClient.english(
                "/api/v1/members",
                IdentityClient.registration("customer", mina, PASSWORD).replace("김미나", "김\\u0000미나"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("reason")).isEqualTo("forbidden-character");
        assertThat(answer.text("detail")).contains("'name'").contains("U+0000");
    }

    @Test
    void aNameIsAsLongAsPeopleCount() {
        var long60 = IdentityClient.registration("customer", mina, PASSWORD).replace("김미나", "👩‍👩‍👧".repeat(60));
        var long61 = IdentityClient.registration("customer", mina, PASSWORD).replace("김미나", "👩‍👩‍👧".repeat(61));

        assertThat(identityClient.english("/api/v1/members", long61).status()).isEqualTo(400);
        assertThat(identityClient.english("/api/v1/members", long60).status()).isEqualTo(201);
    }

    @Test
    void aPasswordSetOnAMacOpensOnWindowsAndItsEndCounts() {
        var password = "맥에서만든긴비밀번호는윈도우에서도열려야한다네요정말";
        var id = identityClient
                .register("customer", mina, Normalizer.normalize(password, Normalizer.Form.NFD))
                .text("memberId");

        assertThat(identityClient.logIn(mina, password).status()).isEqualTo(200);
        assertThat(identityClient.logIn(mina, password + "아무거나").status()).isEqualTo(401);

        jdbc.sql("update credential set password = ? where member = ?::uuid")
                .params("{bcrypt}" + new BCryptPasswordEncoder(4).encode("old kimchi"), id)
                .update();
        assertThat(identityClient.logIn(mina, "old kimchi").status()).isEqualTo(200);
        assertThat(identityClient.logIn(mina, "old kimchi").status()).isEqualTo(200);
        assertThat(jdbc.sql("select password from credential where member = ?::uuid")
                        .param(id)
                        .query(String.class)
                        .single())
                .startsWith("{bcrypt-sha384}");
    }

    @Test
    void anEmailBelongsToOneMember() {
        identityClient.register("customer", mina, PASSWORD);

        var korean = identityClient.register("rider", mina, PASSWORD);
        var english = identityClient.english("/api/v1/members", IdentityClient.registration("rider", mina, PASSWORD));

        assertThat(korean.status()).isEqualTo(409);
        assertThat(korean.text("type")).isEqualTo("urn:dosirak:problem:identity:email-taken");
        assertThat(korean.text("title")).isEqualTo("이미 쓰이는 이메일입니다");
        assertThat(english.text("title")).isEqualTo("Email already in use");
    }

    @Test
    void anOwnerWaitsForAnOperator() {
        var operator = identityClient.operatorToken();
        var id = identityClient.register("owner", mina, PASSWORD).text("memberId");

        assertThat(identityClient.logIn(mina, PASSWORD).status()).isEqualTo(403);
        assertThat(identityClient.logIn(mina, PASSWORD).text("reason")).isEqualTo("not-yet-approved");
        assertThat(identityClient
                        .get("/api/v1/members?state=pending&size=200", operator)
                        .json()
                        .path("items"))
                .anyMatch(it -> it.path("memberId").asString().equals(id));
        assertThat(identityClient
                        .post("/api/v1/members/" + id + "/approve", operator, "")
                        .text("state"))
                .isEqualTo("active");
        assertThat(identityClient.logIn(mina, PASSWORD).text("role")).isEqualTo("owner");
        assertThat(published(id)).containsExactly("identity.member-registered.v1", "identity.member-approved.v1");
    }

    @Test
    void aRefusedRiderIsToldWhy() {
        var operator = identityClient.operatorToken();
        var id = identityClient.register("rider", mina, PASSWORD).text("memberId");

        var refusal = identityClient.post("/api/v1/members/" + id + "/refuse", operator, "{\"reason\": \"면허 없음\"}");
        var login = identityClient.logIn(mina, PASSWORD);

        assertThat(refusal.text("state")).isEqualTo("refused");
        assertThat(login.status()).isEqualTo(403);
        assertThat(login.text("detail")).contains("면허 없음");
        assertThat(identityClient
                        .post("/api/v1/members/" + id + "/approve", operator, "")
                        .status())
                .isEqualTo(409);
        assertThat(published(id)).containsExactly("identity.member-registered.v1", "identity.member-refused.v1");
        EventContracts.verify(jdbc);
    }

    @Test
    void onlyOperatorsDecideAboutMembers() {
        var id = identityClient.register("customer", mina, PASSWORD).text("memberId");
        var token = identityClient.logIn(mina, PASSWORD).text("accessToken");

        assertThat(identityClient.get("/api/v1/members", token).status()).isEqualTo(403);
        assertThat(identityClient
                        .post("/api/v1/members/" + id + "/approve", token, "")
                        .status())
                .isEqualTo(403);
        assertThat(identityClient
                        .post("/api/v1/members/import", token, "{\"rows\": []}")
                        .status())
                .isIn(400, 403);
        assertThat(identityClient.post("/api/v1/signing-keys/rotate", token, "").status())
                .isEqualTo(403);
        assertThat(identityClient.get("/api/v1/members/me", "").status()).isEqualTo(401);
        assertThat(identityClient.register("operator", mina, PASSWORD).status()).isEqualTo(400);
    }

    @Test
    void aNewKeySignsAndTheOldOneStillProves() {
        var operator = identityClient.operatorToken();
        await().atMost(Duration.ofMinutes(1))
                .until(() -> jdbc.sql("select exists (select from next_signing_key)")
                        .query(Boolean.class)
                        .single());
        var ahead = identityClient.get("/.well-known/jwks.json", "");

        var rotated = identityClient.post("/api/v1/signing-keys/rotate", operator, "");
        var keys = identityClient.get("/.well-known/jwks.json", "");
        var newToken = identityClient.operatorToken();

        assertThat(rotated.status()).isEqualTo(201);
        assertThat(ahead.json().path("keys"))
                .anyMatch(it -> it.path("kid").asString().equals(rotated.text("kid")));
        assertThat(keys.json().path("keys"))
                .hasSizeGreaterThanOrEqualTo(2)
                .anyMatch(it -> it.path("kid").asString().equals(rotated.text("kid")))
                .noneMatch(it -> it.has("d"));
        assertThat(keys.header("Cache-Control")).contains("max-age=300");
        assertThat(identityClient.get("/api/v1/members/me", operator).status()).isEqualTo(200);
        assertThat(identityClient.get("/api/v1/members/me", newToken).status()).isEqualTo(200);
        assertThat(headerOf(newToken)).contains(rotated.text("kid")).contains("at+jwt");
    }

    @Test
    void aRefreshTokenWorksOnceEvenWhenTwoUseItAtTheSameTime() throws Exception {
        identityClient.register("customer", mina, PASSWORD);
        var token = identityClient.logIn(mina, PASSWORD).text("refreshToken");
        var together = new CyclicBarrier(2);
        Callable<IdentityClient.Answer> refresh = () -> {
            together.await();
            return identityClient.refresh(token);
        };

        List<IdentityClient.Answer> answers;
        try (var people = Executors.newFixedThreadPool(2)) {
            answers = people.invokeAll(List.of(refresh, refresh)).stream()
                    .map(Future::resultNow)
                    .toList();
        }

        assertThat(answers).extracting(IdentityClient.Answer::status).containsExactlyInAnyOrder(200, 409);
        var winner =
                answers.stream().filter(it -> it.status() == 200).findFirst().orElseThrow();
        assertThat(identityClient.refresh(winner.text("refreshToken")).status()).isEqualTo(200);
    }

    @Test
    void whoeverGuessesTooOftenHasToWaitAndSoDoesTheOwner() {
        identityClient.register("customer", mina, PASSWORD);

        for (int guess = 0; guess < 10; guess++) {
            assertThat(identityClient.logIn(mina, "guess number " + guess).status())
                    .isEqualTo(401);
        }
        var blocked = identityClient.logIn(mina, PASSWORD);

        assertThat(blocked.status()).isEqualTo(429);
        assertThat(Integer.parseInt(blocked.header("Retry-After"))).isBetween(1, 900);
        assertThat(identityClient
                        .logIn(IdentityClient.OPERATOR_EMAIL, IdentityClient.OPERATOR_PASSWORD)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aCompanyBringsItsMembersAlong() {
        var operator = identityClient.operatorToken();
        var code = "M-" + UUID.randomUUID();
        var id = Ids.imported("member", code).toString();
        // The bcrypt hash, at work factor 4, of the password above.
        var hash =
                "{bcrypt}" + new org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder(4).encode(PASSWORD);
        var row = """
            {"code": "%s", "role": "owner", "email": "%s", "name": "박준호", "phone": "02-123-4567", "passwordHash": "%s"}
            """.formatted(code, mina, hash);
        var broken = """
            {"code": "X", "role": "rider", "email": "nowhere", "name": "최", "phone": "010-1234-5678"}
            """;

        var first =
                identityClient.post("/api/v1/members/import", operator, "{\"rows\": [%s, %s]}".formatted(row, broken));
        var again = identityClient.post("/api/v1/members/import", operator, "{\"rows\": [%s]}".formatted(row));

        assertThat(first.status()).isEqualTo(200);
        assertThat(first.json().path("imported").asInt()).isEqualTo(1);
        assertThat(first.json().path("errors").path(0).path("row").asInt()).isEqualTo(1);
        assertThat(first.json().path("errors").path(0).path("reason").asString())
                .isEqualTo("email-not-an-address");
        assertThat(again.json().path("unchanged").asInt()).isEqualTo(1);
        assertThat(identityClient.logIn(mina, PASSWORD).text("memberId")).isEqualTo(id);
        assertThat(published(id)).containsExactly("identity.member-registered.v1", "identity.member-approved.v1");
    }

    @Test
    void oneRowThatIsNoneDoesNotKeepTheOthersOut() {
        var row = """
            {"code": "%s", "role": "%s", "email": "%s", "name": "박준호", "phone": "02-123-4567"}
            """;
        var good = row.formatted("M-" + UUID.randomUUID(), "owner", mina);
        var rows = List.of(
                row.formatted("W-1", "Owner", "w1@example.com"),
                "null",
                good,
                row.formatted("W-3", "owner", "nowhere"),
                row.formatted("W-4", "owner", "w4@example.com").replace("\"W-4\"", "4"),
                row.formatted("W-5", "owner", "w5@example.com").replace("\"phone\"", "\"fone\""));

        var answer = identityClient.post(
                "/api/v1/members/import",
                identityClient.operatorToken(),
                "{\"rows\": [%s]}".formatted(String.join(",", rows)));

        assertThat(answer.status()).as(answer.http().body()).isEqualTo(200);
        assertThat(answer.json().path("imported").asInt()).isEqualTo(1);
        assertThat(answer.json()
                        .path("errors")
                        .valueStream()
                        .map(it ->
                                it.path("row").asInt() + " " + it.path("code").asString() + " "
                                        + it.path("reason").asString()))
                .containsExactly(
                        "0 W-1 invalid-row",
                        "1  unreadable-row",
                        "3 W-3 email-not-an-address",
                        "4 4 unreadable-row",
                        "5 W-5 unreadable-row");
        assertThat(answer.json().path("errors").path(0).path("detail").asString())
                .contains("role", "customer, owner, rider");
        assertThat(answer.json().path("errors").path(2).path("detail").asString())
                .contains("mina@example.com");
        assertThat(answer.json().path("errors").toString()).doesNotContain("dev.dosirak");
    }

    /// The facts, without the notices that go beside them.
    private List<String> published(String member) {
        return jdbc.sql("select type from outbox where aggregateid = ?::uuid and type not like '%-changed.v1' order by"
                        + " sequence")
                .param(member)
                .query((row, _) -> row.getString(1))
                .list();
    }

    private String storedTextOf(String member) {
        return jdbc.sql("""
            select coalesce(string_agg(found, ' '), '')
              from (select member::text as found from member where id = ?::uuid
                    union all select credential::text from credential where member = ?::uuid
                    union all select outbox::text from outbox where aggregateid = ?::uuid) as everything
            """)
                .params(member, member, member)
                .query((row, _) -> row.getString(1))
                .single();
    }

    private static String headerOf(String token) {
        return new String(
                java.util.Base64.getUrlDecoder().decode(token.split("\\.")[0]),
                java.nio.charset.StandardCharsets.UTF_8);
    }
}
