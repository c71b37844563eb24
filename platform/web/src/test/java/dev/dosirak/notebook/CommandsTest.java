package dev.dosirak.notebook;

import static dev.dosirak.platform.testing.HttpCaller.json;
import static dev.dosirak.platform.testing.HttpCaller.reason;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dosirak.platform.testing.HttpCaller;
import dev.dosirak.platform.testing.TestTokens;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What commands and problems promise, whatever the service.
@NotebookTest
class CommandsTest {

    @Autowired
    JdbcClient jdbc;

    @Value("${local.server.port}")
    int port;

    HttpCaller nobody = new HttpCaller(0);
    final UUID junho = UUID.randomUUID();

    @BeforeEach
    void open() {
        nobody = new HttpCaller(port);
    }

    @Test
    void theSameCommandIsDoneOnce() {
        var first = note("k", "buy radish");
        var again = note("k", "buy radish");

        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(notes()).containsExactly("buy radish");
    }

    @Test
    void twentyAtOnceWithOneKeyAreDoneOnce() throws InterruptedException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = threads
                    .invokeAll(Stream.generate(() -> (Callable<String>)
                                    () -> note("k", "buy radish").body())
                            .limit(20)
                            .toList())
                    .stream()
                    .map(it -> it.resultNow())
                    .toList();
            assertThat(answers.stream().distinct()).hasSize(1);
        }
        assertThat(notes()).containsExactly("buy radish");
    }

    @Test
    void aTwinThatIsRefusedBecauseTheOtherWasFasterGetsTheAnswerOfTheOther() throws InterruptedException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<HttpResponse<String>> click = () -> note("k", "only once");
            var answers = threads.invokeAll(List.of(click, click)).stream()
                    .map(it -> it.resultNow())
                    .toList();
            assertThat(answers).allMatch(it -> it.statusCode() == 200);
            assertThat(answers.stream().map(HttpResponse::body).distinct()).hasSize(1);
        }
        assertThat(notes()).containsExactly("only once");
    }

    /// A program that tries again may write the same another way.
    @Test
    void aCommandIsTheSameThatSaysTheSame() {
        var first = body("{\"text\": \"buy radish\", \"stars\": 3}");
        var again = body("{ \"stars\":3,\"text\":\"buy \\u0072adish\" }");
        var other = body("{\"text\": \"buy radish\", \"stars\": 4}");
        var less = body("{\"text\": \"buy radish\"}");

        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.headers().firstValue("Idempotency-Replayed")).contains("true");
        assertThat(reason(other)).isEqualTo("idempotency-key-reused");
        assertThat(reason(less)).isEqualTo("idempotency-key-reused");
        assertThat(notes()).containsExactly("buy radish");
    }

    @Test
    void twoWhoSayNothingOfThemselvesMayChooseTheSameKey() {
        var one = nobody.key("1").post("/api/v1/notes/box", "{\"text\": \"one\"}");
        var other = nobody.key("1").post("/api/v1/notes/box", "{\"text\": \"other\"}");
        var again = nobody.key("1").post("/api/v1/notes/box", "{\"text\": \"one\"}");

        assertThat(List.of(one.statusCode(), other.statusCode())).containsOnly(200);
        assertThat(other.body()).isNotEqualTo(one.body());
        assertThat(again.body()).isEqualTo(one.body());
    }

    /// The idempotency filter reads the body before anybody who could word a problem.
    @Test
    void aBodyWhoseLengthIsNotSaidIsTooLargeAllTheSame() {
        var large = "{\"text\": \"%s\"}".formatted("x".repeat(1_100_000));
        var answer = junho().key("l").send("POST", "/api/v1/notes", withoutLength(large));

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(reason(answer)).isEqualTo("body-too-large");
    }

    private static BodyPublisher withoutLength(String body) {
        return BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body.getBytes(UTF_8)));
    }

    @Test
    void aCommandThatFailsHalfWayLeavesNothingAndMayBeSentAgain() {
        var burnt = note("k", "burn it");

        assertThat(burnt.statusCode()).isEqualTo(500);
        assertThat(burnt.body()).doesNotContain("burnt after");
        assertThat(notes()).isEmpty();
        assertThat(note("k", "keep it").statusCode()).isEqualTo(200);
    }

    @Test
    void aCommandThatLosesARaceIsDecidedAgain() {
        NotebookApplication.RACES_TO_LOSE.set(3);

        assertThat(note("k", "race").statusCode()).isEqualTo(200);
        assertThat(notes()).containsExactly("race");
    }

    @Test
    void aBugSaysNothingOutside() {
        var answer = nobody.with("Accept-Language", "en").get("/api/v1/notes/broken");

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.body()).doesNotContain("secret").doesNotContain("Exception");
        assertThat(json(answer).required("type").asString()).isEqualTo("urn:dosirak:problem:internal-error");
    }

    /// As bytes of UTF-8, which some programs send.
    @Test
    void aHeaderInAnyLanguageIsNoFault() throws IOException {
        try (var socket = new Socket("localhost", port)) {
            var request = "GET /api/v1/notes HTTP/1.1\r\nHost: localhost\r\nAccept-Language: 한국어\r\n"
                    + "Connection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(UTF_8));
            assertThat(new String(socket.getInputStream().readAllBytes(), UTF_8))
                    .startsWith("HTTP/1.1 401 ")
                    .contains("no-valid-token");
        }
    }

    @Test
    void whateverIsAskedWronglyIsAProblem() {
        assertThat(reason(junho().get("/api/v1/nothing"))).isEqualTo("no-such-resource");
        assertThat(reason(junho().get("/api/v1/notes"))).isEqualTo("method-not-allowed");
        assertThat(reason(nobody.get("/api/v1/notes"))).isEqualTo("no-valid-token");
        assertThat(reason(junho().get("/internal/v1/parked"))).isEqualTo("no-valid-token");
        assertThat(reason(nobody.get("/internal/v1/parked"))).isEqualTo("no-valid-token");
    }

    @Test
    void aValueOfAnotherTypeIsNotTaken() {
        assertThat(reason(body("{\"text\": 7}"))).isEqualTo("wrong-type");
        assertThat(reason(body("{\"text\": true}"))).isEqualTo("wrong-type");
        assertThat(reason(body("{\"text\": \"a\", \"stars\": 99999999999}"))).isEqualTo("wrong-type");
        assertThat(reason(body("{\"text\": \"a\", \"stars\": 1.5}"))).isEqualTo("wrong-type");
        assertThat(reason(body("{\"text\": \"a\", \"text\": \"b\"}"))).isEqualTo("malformed-json");
        assertThat(reason(body("{\"text\": \"a\", \"colour\": \"b\"}"))).isEqualTo("unknown-field");
        assertThat(reason(body("{\"text\": \"a\"} and more"))).isEqualTo("malformed-json");
        assertThat(notes()).isEmpty();
    }

    /// Seen: 400 brackets were a stack that overflowed.
    @Test
    void whatLiesDeeperThanAnybodyNeedsIsRefused() {
        var deep = List.of("[".repeat(400) + 1 + "]".repeat(400), "{\"text\":".repeat(480) + 1 + "}".repeat(480));
        for (var json : deep) {
            assertThat(body(json).statusCode()).isEqualTo(400);
            assertThat(junho().post("/api/v1/notes/echo", json).statusCode()).isEqualTo(400);
        }
        var unread = "{\"text\": \"a\", \"any\": %s}".formatted(deep.getFirst());
        assertThat(reason(junho().post("/api/v1/notes/any", unread))).isEqualTo("malformed-json");
        assertThat(notes()).isEmpty();
    }

    @Test
    void aCharacterThatMayNotBeIsNamed() {
        for (var character : List.of("\\u0000", "\\u0007", "\\u007f", "\\u0085", "\\ud83c", "\\udf5a x", "\\ufffe")) {
            var answer = english("{\"text\": \"rice %s cake\"}".formatted(character));
            assertThat(answer.statusCode()).as(character).isEqualTo(400);
            assertThat(reason(answer)).as(character).isEqualTo("forbidden-character");
            assertThat(json(answer).required("detail").asString()).contains("'text'");
        }
        assertThat(json(english("{\"te\\u0000xt\": 1}")).required("detail").asString())
                .contains("'teU+0000xt'")
                .endsWith("U+0000");
        assertThat(reason(english("{\"text\": \"a\", \"other\": [1, {\"deep\": \"\\u0000\"}]}")))
                .isIn("forbidden-character", "unknown-field");
        assertThat(notes()).isEmpty();
    }

    @Test
    void textIsTakenInTheFormThatAllOfUsWrite() {
        var text = "\\u1112\\u1161\\u11ab \\u00a0\\u200b\\ud83c\\udf5a\\ntwo\\u3000";
        assertThat(body("{\"text\": \"%s\"}".formatted(text)).statusCode()).isEqualTo(200);
        assertThat(notes()).containsExactly("한  🍚 two");
    }

    @Test
    void onlyWhatIsWrittenInLinesKeepsThemAndASecretStaysAsItIs() {
        var json = "{\"text\": \"a\", \"lines\": \" one\\r\\ntwo\\u00a0\", \"secret\": \" \\u1112\\u1161 \"}";
        var answer = json(junho().post("/api/v1/notes/echo", json));

        assertThat(answer.path("lines").asString()).isEqualTo("one\ntwo");
        assertThat(answer.path("secret").asString()).isEqualTo(" \u1112\u1161 ");
    }

    @Test
    void aNumberIsTheSameInGroupsAndInWideDigits() {
        for (var number : List.of("4330 1234-1234\\u00a01234", " ４３３０–１２３４－1234-1234\\u200b")) {
            var answer = json(junho().post("/api/v1/notes/echo", "{\"number\": \"%s\"}".formatted(number)));
            assertThat(answer.path("number").asString()).as(number).isEqualTo("4330123412341234");
        }
        assertThat(json(junho().post("/api/v1/notes/echo", "{}")).path("number").isNull())
                .isTrue();
    }

    @Test
    void aTextIsAsLongAsPeopleCount() {
        var family = "👨‍👩‍👧‍👦";

        assertThat(echo(family.repeat(3)).statusCode()).isEqualTo(200);
        assertThat(echo("\u1112\u1161\u11ab".repeat(3)).statusCode()).isEqualTo(200);
        var long4 = echo(family.repeat(4));
        assertThat(long4.statusCode()).isEqualTo(400);
        assertThat(json(long4).required("detail").asString()).contains("text:").contains("3");
        assertThat(echo("e" + "\u0301\u0302".repeat(100)).statusCode()).isEqualTo(400);
    }

    private HttpResponse<String> echo(String text) {
        var json = "{\"text\": \"%s\", \"lines\": \"\", \"secret\": \"\"}".formatted(text);
        return junho().post("/api/v1/notes/echo", json);
    }

    @Test
    void anAddressThatIsNoTextIsNamed() {
        for (var query : List.of("size=%00", "size=1&q=%B0%A1", "q=%ED%A0%80", "%00=1", "q=%EF%BF%BE")) {
            var answer = junho().with("Accept-Language", "en").get("/api/v1/notes/few?" + query);
            assertThat(answer.statusCode()).as(query).isEqualTo(400);
            assertThat(reason(answer)).as(query).isEqualTo("unreadable-address");
        }
        assertThat(junho().get("/api/v1/notes/few?size=1&q=%EA%B0%80").statusCode())
                .isEqualTo(200);
        for (var path : List.of("/api/v1/no%00tes", "/api/v1/notes/%B0%A1")) { // Tomcat's own refusal
            assertThat(junho().get(path).statusCode()).isEqualTo(400);
        }
    }

    private HttpResponse<String> english(String json) {
        return junho().key("c").with("Accept-Language", "en").post("/api/v1/notes", json);
    }

    private HttpResponse<String> body(String json) {
        return junho().key("b").post("/api/v1/notes", json);
    }

    @Test
    void aParameterThatIsMissingOrOfAnotherTypeIsNamed() {
        for (var query : List.of("", "?size=many", "?size=99999999999")) {
            var answer = junho().with("Accept-Language", "en").get("/api/v1/notes/few" + query);
            assertThat(reason(answer)).as(query).isEqualTo("wrong-type");
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(json(answer).required("detail").asString()).contains("'size'");
        }
    }

    @Test
    void whoRewritesSaysWhatHeSaw() {
        assertThat(rewrite("").statusCode()).isEqualTo(428);
        assertThat(reason(rewrite(""))).isEqualTo("if-match-missing");
        assertThat(rewrite("\"3\"").statusCode()).isEqualTo(200);
        assertThat(rewrite(" \"3-17\"").statusCode()).isEqualTo(200);
        for (var zipped :
                List.of("W/\"3\"", "W/\"3-17\"", "\"3-gzip\"", "\"3-17-gzip\"", "\"3;gzip\"", "W/\"3--gzip\"")) {
            assertThat(rewrite(zipped).statusCode()).as(zipped).isEqualTo(200);
        }
        for (var other :
                List.of("\"2\"", "3", "\"\"", "*", "W/\"2\"", "w/\"3\"", "\"3-zip\"", "\"9999999999999999999\"")) {
            var answer = rewrite(other);
            assertThat(answer.statusCode()).as(other).isEqualTo(412);
            assertThat(reason(answer)).isEqualTo("changed-since-seen");
        }
    }

    private HttpResponse<String> rewrite(String seen) {
        return junho().with("If-Match", seen).put("/api/v1/notes/" + junho, "");
    }

    @Test
    void tokensThatAreNotOursOpenNothing() {
        var claims = TestTokens.claims("customer", junho);
        var expired =
                claims.expirationTime(Date.from(Instant.now().minusSeconds(60))).build();
        var elsewhere =
                TestTokens.claims("customer", junho).audience("elsewhere").build();
        var somebody = TestTokens.claims("customer", junho).issuer("somebody").build();
        var eternal = TestTokens.claims("customer", junho).expirationTime(null).build();

        Stream.of(expired, elsewhere, somebody, eternal)
                .map(TestTokens::sign)
                .forEach(token -> assertThat(nobody.token(token)
                                .key("k")
                                .post("/api/v1/notes", "{\"text\": \"x\"}")
                                .statusCode())
                        .isEqualTo(401));
        assertThat(notes()).isEmpty();
    }

    /// Names of keys are invented in no time: they are looked for once, and then are what they are.
    @Test
    void aKeyThatNobodyPublishedOpensNothingHoweverOftenItIsTried() {
        for (int guess = 0; guess < 10; guess++) {
            var token = TestTokens.withKeyId(UUID.randomUUID().toString(), "customer", junho);
            var answer = nobody.token(token).get("/api/v1/notes/few?size=1");

            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(reason(answer)).isEqualTo("no-valid-token");
        }
    }

    @Test
    void healthTellsAliveFromReady() {
        assertThat(nobody.get("/actuator/health/liveness").statusCode()).isEqualTo(200);
        assertThat(nobody.get("/actuator/health/readiness").statusCode()).isEqualTo(200);
        assertThat(nobody.get("/actuator/prometheus").statusCode()).isEqualTo(401);
    }

    @Test
    void aTraceGoesOnInTheOutbox() {
        var trace = "4bf92f3577b34da6a3ce929d0e0e4736";
        junho().key("t")
                .with("traceparent", "00-" + trace + "-00f067aa0ba902b7-01")
                .post("/api/v1/notes", "{\"text\": \"by http\"}");

        assertThat(jdbc.sql("select traceparent from outbox where payload like '%by http%'")
                        .query((row, _) -> row.getString("traceparent"))
                        .single())
                .startsWith("00-" + trace + "-");
    }

    private HttpResponse<String> note(String key, String text) {
        return junho().key(key).post("/api/v1/notes", "{\"text\": \"%s\"}".formatted(text));
    }

    private HttpCaller junho() {
        return nobody.as("customer", junho);
    }

    private List<String> notes() {
        return jdbc.sql("select text from note where id = ?")
                .param(junho)
                .query((row, _) -> row.getString("text"))
                .list();
    }
}
