package dev.dosirak.shop;

import static dev.dosirak.shop.registry.Examples.MINJI;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dosirak.platform.kernel.Ids;
import dev.dosirak.platform.testing.EventContracts;
import dev.dosirak.platform.testing.ServiceTest;
import dev.dosirak.platform.testing.TestDataOwners;
import dev.dosirak.platform.testing.TestEvents;
import dev.dosirak.platform.testing.TestTokens;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.text.Normalizer;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The whole service on a real port and a real database.
@ServiceTest(classes = ShopApplication.class)
class ShopJourneyTest {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final UUID OPERATOR = UUID.fromString("0190aaaa-0000-7000-8000-000000000009");
    private static final String REGISTRATION = """
        {"profile":{"name":"마포 통닭","category":"chicken","phone":"02-123-4567","notice":"",
           "address":{"road":"서울특별시 마포구 와우산로 21","district":"마포구"},"position":{"lat":37.5512,"lng":126.9246}},
         "delivery":{"radiusMeters":3000,"minimumOrder":15000,"fees":[{"uptoMeters":3000,"fee":2000}]},
         "hours":{"weekly":[{"day":"saturday","open":"17:00","close":"02:00"}],"closedDays":["2026-12-25"],"closedUntil":null}}
        """;
    private static final String MENU = """
        {"categories":[{"name":"치킨","products":[{"name":"후라이드","description":"바삭합니다","price":18000,
          "optionGroups":[{"name":"맛","min":1,"max":1,"options":[{"name":"순한맛","price":0},{"name":"매운맛","price":500}]}]}]}]}
        """;

    private static final TestDataOwners IDENTITY = TestDataOwners.of("members");

    @DynamicPropertySource
    static void identity(DynamicPropertyRegistry properties) {
        properties.add("dosirak.shop.identity", IDENTITY::url);
    }

    @AfterAll
    static void close() {
        IDENTITY.close();
    }

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestEvents world;

    @Value("${dosirak.security.service-key}")
    String serviceKey;

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void theShopOfAnOwnerWhoLeftIsClosedAndTheirTokenOpensNothing() throws Exception {
        var sora = UUID.randomUUID();
        var token = TestTokens.of("owner", sora);
        var shop = json(post(token, "/api/v1/shops", "register-sora", REGISTRATION));
        var path = "/api/v1/shops/" + shop.path("id").asString();
        post(operator(), path + "/approve", "approve-sora", "");

        world.publish("identity.member-left.v1", sora, 3, """
                {"memberId":"%s","role":"owner","at":"2026-05-04T12:00:00Z"}
                """.formatted(sora));

        await().untilAsserted(() -> assertThat(json(get(service(), "/internal" + path.substring(4)))
                        .at("/document/hours/closedUntil")
                        .asString(""))
                .startsWith("9999"));
        assertThat(published(shop)).endsWith("3 shop.changed.v1");
        var opened = post(token, path + "/open", "open-sora", "");
        assertThat(opened.statusCode()).as(opened.body()).isEqualTo(401);
    }

    @Test
    void aShopIsRegisteredApprovedGivenAMenuAndCopied() throws Exception {
        var registered = post(owner(), "/api/v1/shops", "register-1", REGISTRATION);
        assertThat(registered.statusCode()).as(registered.body()).isEqualTo(201);
        var shop = json(registered);
        assertThat(shop.path("state").asString()).isEqualTo("registered");
        assertThat(post(owner(), "/api/v1/shops", "register-1", REGISTRATION).body())
                .isEqualTo(registered.body());
        var path = "/api/v1/shops/" + shop.path("id").asString();
        assertThat(json(get(owner(), path)).at("/hours/weekly/0/close").asString())
                .isEqualTo("02:00");

        assertThat(post(operator(), path + "/approve", "approve-1", "").statusCode())
                .isEqualTo(200);
        var seen = get(owner(), path).headers().firstValue("ETag").orElseThrow();
        var edited = put(owner(), path + "/menu", seen, MENU);
        assertThat(edited.statusCode()).as(edited.body()).isEqualTo(200);
        var menu = json(edited).path("menu");
        var product = menu.at("/categories/0/products/0/id").asString();
        assertThat(put(owner(), path + "/products/" + product + "/sold-out", "", "{\"soldOut\":true}")
                        .statusCode())
                .isEqualTo(200);

        var copied = json(get(service(), "/internal/v1/shops/" + shop.path("id").asString()));
        assertThat(copied.path("version").asLong()).isEqualTo(4);
        assertThat(copied.at("/document/state").asString()).isEqualTo("approved");
        assertThat(copied.at("/document/menu/categories/0/products/0/soldOut").asBoolean())
                .isTrue();
        assertThat(copied.path("document")).isEqualTo(json(get(owner(), path)));
        assertThat(published(shop))
                .containsExactly(
                        "1 shop.registered.v1",
                        "1 shop.changed.v1",
                        "2 shop.approved.v1",
                        "2 shop.changed.v1",
                        "3 shop.changed.v1",
                        "4 shop.changed.v1");
        EventContracts.verify(jdbc);
    }

    /// Answers are kept for 72 hours. Seen: each opening and closing kept the whole menu once more.
    @Test
    void howeverOftenAShopIsClosedAndOpenedHardlyAnythingIsKept() throws Exception {
        var shop = json(post(owner(), "/api/v1/shops", "register-2", REGISTRATION));
        var path = "/api/v1/shops/" + shop.path("id").asString();
        put(owner(), path + "/menu", "\"1\"", MENU);
        for (var command : List.of("close", "open")) {
            post(owner(), path + "/" + command, command + "-2", "");
            post(owner(), path + "/" + command, command + "-2", "");
        }
        post(operator(), path + "/approve", "approve-2", "");
        var other = json(post(owner(), "/api/v1/shops", "register-3", REGISTRATION));
        var refused = "/api/v1/shops/" + other.path("id").asString() + "/refuse";
        post(operator(), refused, "refuse-3", "{\"reason\":\"서류가 없습니다\"}");

        var kept = jdbc.sql("select body from idempotency where key in ('register-2', 'close-2', 'open-2', 'approve-2',"
                        + " 'register-3', 'refuse-3')")
                .query((row, _) -> row.getString(1))
                .list();
        assertThat(kept).hasSize(6).allMatch(it -> it.length() < 100).noneMatch(it -> it.contains("후라이드"));
    }

    @Test
    void aCompanyMovesInAndWhatCannotBeReadIsReported() throws Exception {
        member("O-1", "owner");
        member("C-1", "customer");
        var rows = """
            {"rows":[
             {"code":"J-1","ownerCode":"O-1",%s,"menu":{"categories":[{"code":"C","name":"치킨","products":[
               {"code":"P","name":"후라이드","price":18000,"optionGroups":[{"code":"G","name":"맛","min":0,"max":1,
                 "options":[{"code":"X","name":"매운맛","price":500}]}]}]}]}},
             {"code":"J-2"},
             {"code":"J-3","ownerCode":"O-1","delivery":{"radiusMeters":"far"}},
             {"code":"J-4","color":"red"},
             {"code":"","ownerCode":"O-1"},
             {"code":"J-6","ownerCode":"O-1",%s},
             {"code":"J-7","ownerCode":"O-7",%s},
             {"code":"J-8","ownerCode":"C-1",%s}]}
            """.formatted(shopParts("치킨"), shopParts("\\u200b\\u3164"), shopParts("치킨"), shopParts("치킨"));

        var first = send(request(operator(), "/api/v1/shops/import").POST(BodyPublishers.ofString(rows)));
        assertThat(first.statusCode()).as(first.body()).isEqualTo(200);
        assertThat(json(first).path("imported").asInt()).isEqualTo(1);
        assertThat(json(first)
                        .path("errors")
                        .valueStream()
                        .map(it ->
                                it.path("row").asInt() + " " + it.path("code").asString() + " "
                                        + it.path("reason").asString()))
                .containsExactly(
                        "1 J-2 row-incomplete",
                        "2 J-3 unreadable-row",
                        "3 J-4 unreadable-row",
                        "4  invalid-row",
                        "5 J-6 text-length",
                        "6 J-7 unknown-owner",
                        "7 J-8 unknown-owner");
        var again = json(send(request(operator(), "/api/v1/shops/import").POST(BodyPublishers.ofString(rows))));
        assertThat(again.path("unchanged").asInt()).isEqualTo(1);

        var path = "/internal/v1/shops/" + Ids.imported("shop", "J-1");
        var document = json(get(service(), path)).path("document");
        assertThat(document.path("state").asString()).isEqualTo("approved");
        assertThat(document.path("version").asInt()).isEqualTo(1);
        assertThat(document.at("/menu/categories/0/products/0/id").asString())
                .isEqualTo(Ids.imported("product", "J-1/P").toString());
    }

    @Test
    void whatIsWrongWithARowIsSaidSoThatItCanBeWrittenRight() throws Exception {
        member("O-1", "owner");
        var product = """
            "menu":{"categories":[{"code":"C","name":"치킨","products":[{"code":"P","name":"후라이드","price":"13,000원"}]}]}
            """;
        var rows = "{\"rows\":[%s]}"
                .formatted(String.join(
                        ",",
                        "{\"code\":\"W-0\",\"ownerCode\":\"O-1\",%s}".formatted(shopParts("치킨")),
                        "null",
                        "[]",
                        "{\"code\":17}",
                        "{\"code\":\"W-4\",%s}".formatted(product),
                        "{\"code\":\"W-5\",\"hours\":{\"weekly\":[],\"closedDays\":[\"Christmas\"]}}",
                        "{\"code\":\"W-6\",\"hours\":{\"weekly\":[{\"day\":\"monday\",\"open\":\"00:00\",\"close\":\"24:30\"}],\"closedDays\":[]}}",
                        "{\"code\":\"\"}"));

        var korean = send(request(operator(), "/api/v1/shops/import").POST(BodyPublishers.ofString(rows)));
        var english = send(request(operator(), "/api/v1/shops/import")
                .setHeader("Accept-Language", "en")
                .POST(BodyPublishers.ofString(rows)));

        assertThat(korean.statusCode()).as(korean.body()).isEqualTo(200);
        assertThat(json(korean).path("imported").asInt()).isEqualTo(1);
        assertThat(details(korean))
                .containsExactly(
                        "1 한 건의 내용을 담은 JSON 객체가 아닙니다. {\"code\": …} 처럼 적어 주세요.",
                        "2 한 건의 내용을 담은 JSON 객체가 아닙니다. {\"code\": …} 처럼 적어 주세요.",
                        "3 'code' 에는 글자가 있어야 합니다. 숫자뿐이어도 \"123\" 처럼 따옴표로 묶어 주세요.",
                        "4 'menu.categories[0].products[0].price' 에는 따옴표, 쉼표, 단위가 없는 정수가 있어야 합니다. 예: 13000",
                        "5 'hours.closedDays[0]' 에는 날짜가 있어야 합니다. 예: \"2026-12-25\"",
                        "6 '24:30'은(는) 영업시간으로 쓸 수 없습니다. 09:00 처럼 적어 주세요. 자정은 24:00, 다음 날 새벽 1시 반은 25:30 으로 적을 수"
                                + " 있고, 한 번에 24시간까지입니다.",
                        "7 code: 크기가 1에서 100 사이여야 합니다");
        assertThat(details(english))
                .contains(
                        "3 'code' needs a text. Even when it is all digits, please put it in quotes, like \"123\".",
                        "4 'menu.categories[0].products[0].price' needs a whole number without quotes, commas or units,"
                                + " like 13000.");
    }

    private static List<String> details(HttpResponse<String> answer) {
        return json(answer)
                .path("errors")
                .valueStream()
                .map(it -> it.path("row").asInt() + " " + it.path("detail").asString())
                .toList();
    }

    private static void member(String code, String role) {
        IDENTITY.put("members", Ids.imported("member", code), "{\"role\":\"%s\",\"state\":\"active\"}".formatted(role));
    }

    @Test
    void aNameIsTheSameHoweverItCameAndOneBadRowIsAlone() throws Exception {
        member("점주", "owner");
        var decomposed = Normalizer.normalize("점주", Normalizer.Form.NFD) + "\u00a0";
        var rows = "{\"rows\":[{\"code\":\"N-1\",\"ownerCode\":\"%s\",%s}]}"
                .formatted(decomposed, shopParts(Normalizer.normalize("한라봉", Normalizer.Form.NFD)));
        var answer = json(send(request(operator(), "/api/v1/shops/import").POST(BodyPublishers.ofString(rows))));
        assertThat(answer.path("imported").asInt()).as(answer.toString()).isEqualTo(1);
        var stored = json(get(service(), "/internal/v1/shops/" + Ids.imported("shop", "N-1")));
        assertThat(stored.at("/document/profile/name").asString()).isEqualTo("한라봉");

        var nul = send(request(operator(), "/api/v1/shops/import")
                .POST(BodyPublishers.ofString(rows.replace("N-1", "N\\u0000"))));
        assertThat(nul.statusCode()).isEqualTo(400);
        assertThat(json(nul).path("reason").asString()).isEqualTo("forbidden-character");
        assertThat(json(nul).path("detail").asString()).contains("rows[0].code");
    }

    private static String shopParts(String name) {
        return REGISTRATION.replace("마포 통닭", name).strip().replaceAll("^\\{|\\}$", "");
    }

    @Test
    void whatIsMissingOrUnknownIsRefusedByName() throws Exception {
        var noMinimum = post(owner(), "/api/v1/shops", "strict-1", REGISTRATION.replace("\"minimumOrder\":15000,", ""));
        assertThat(noMinimum.statusCode()).isEqualTo(400);
        assertThat(json(noMinimum).path("detail").asString()).contains("minimumOrder");
        var noProfile = post(owner(), "/api/v1/shops", "strict-2", REGISTRATION.replace("\"profile\"", "\"profil\""));
        assertThat(json(noProfile).path("reason").asString()).isEqualTo("unknown-field");
        var noBody = post(owner(), "/api/v1/shops", "strict-3", "{}");
        assertThat(json(noBody).path("reason").asString()).isEqualTo("invalid-request");
        assertThat(send(request(owner(), "/api/v1/shops").POST(BodyPublishers.ofString(REGISTRATION)))
                        .statusCode())
                .isEqualTo(400);
        assertThat(get(owner(), "/internal/v1/shops/" + OPERATOR).statusCode()).isEqualTo(401);
    }

    private List<String> published(JsonNode shop) {
        return jdbc
                .sql("select sequence || ' ' || type from outbox where aggregateid = ? order by at, id")
                .param(UUID.fromString(shop.path("id").asString()))
                .query(String.class)
                .list()
                .stream()
                .map(String::valueOf)
                .toList();
    }

    private static String owner() {
        return TestTokens.of("owner", MINJI);
    }

    private static String operator() {
        return TestTokens.of("operator", OPERATOR);
    }

    private String service() {
        return TestTokens.ofService("order", serviceKey);
    }

    private HttpResponse<String> get(String token, String path) throws Exception {
        return send(request(token, path).GET());
    }

    private HttpResponse<String> post(String token, String path, String key, String body) throws Exception {
        return send(request(token, path).header("Idempotency-Key", key).POST(BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> put(String token, String path, String seen, String body) throws Exception {
        var request = request(token, path).PUT(BodyPublishers.ofString(body));
        return send(seen.isEmpty() ? request : request.header("If-Match", seen));
    }

    private HttpRequest.Builder request(String token, String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json");
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JSON.readTree(answer.body());
    }
}
