package dev.dosirak.shop;

import static dev.dosirak.platform.testing.HttpCaller.json;
import static dev.dosirak.shop.registry.Examples.MINJI;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dosirak.platform.kernel.Ids;
import dev.dosirak.platform.testing.EventContracts;
import dev.dosirak.platform.testing.HttpCaller;
import dev.dosirak.platform.testing.ServiceTest;
import dev.dosirak.platform.testing.TestDataOwners;
import dev.dosirak.platform.testing.TestEvents;
import dev.dosirak.platform.testing.TestTokens;
import java.net.http.HttpResponse;
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

/// The whole service on a real port and a real database.
@ServiceTest(classes = ShopApplication.class)
class ShopJourneyTest {

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

    @Test
    void theShopOfAnOwnerWhoLeftIsClosedAndTheirTokenOpensNothing() {
        var sora = UUID.randomUUID();
        var owner = nobody().as("owner", sora);
        var shop = json(owner.key("register-sora").post("/api/v1/shops", REGISTRATION));
        var path = "/api/v1/shops/" + shop.path("id").asString();
        operator().key("approve-sora").post(path + "/approve", "");

        world.publish("identity.member-left.v1", sora, 3, """
                {"memberId":"%s","role":"owner","at":"2026-05-04T12:00:00Z"}
                """.formatted(sora));

        await().untilAsserted(() -> assertThat(json(service().get("/internal" + path.substring(4)))
                        .at("/document/hours/closedUntil")
                        .asString(""))
                .startsWith("9999"));
        assertThat(published(shop)).endsWith("3 shop.changed.v1");
        var opened = owner.key("open-sora").post(path + "/open", "");
        assertThat(opened.statusCode()).as(opened.body()).isEqualTo(401);
    }

    @Test
    void aShopIsRegisteredApprovedGivenAMenuAndCopied() {
        var registered = owner().key("register-1").post("/api/v1/shops", REGISTRATION);
        assertThat(registered.statusCode()).as(registered.body()).isEqualTo(201);
        var shop = json(registered);
        assertThat(shop.path("state").asString()).isEqualTo("registered");
        assertThat(owner().key("register-1").post("/api/v1/shops", REGISTRATION).body())
                .isEqualTo(registered.body());
        var path = "/api/v1/shops/" + shop.path("id").asString();
        assertThat(json(owner().get(path)).at("/hours/weekly/0/close").asString())
                .isEqualTo("02:00");

        assertThat(operator().key("approve-1").post(path + "/approve", "").statusCode())
                .isEqualTo(200);
        var seen = owner().get(path).headers().firstValue("ETag").orElseThrow();
        var edited = owner().with("If-Match", seen).put(path + "/menu", MENU);
        assertThat(edited.statusCode()).as(edited.body()).isEqualTo(200);
        var menu = json(edited).path("menu");
        var product = menu.at("/categories/0/products/0/id").asString();
        assertThat(owner().put(path + "/products/" + product + "/sold-out", "{\"soldOut\":true}")
                        .statusCode())
                .isEqualTo(200);

        var copied = json(service().get("/internal/v1/shops/" + shop.path("id").asString()));
        assertThat(copied.path("version").asLong()).isEqualTo(4);
        assertThat(copied.at("/document/state").asString()).isEqualTo("approved");
        assertThat(copied.at("/document/menu/categories/0/products/0/soldOut").asBoolean())
                .isTrue();
        assertThat(copied.path("document")).isEqualTo(json(owner().get(path)));
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
    void howeverOftenAShopIsClosedAndOpenedHardlyAnythingIsKept() {
        var shop = json(owner().key("register-2").post("/api/v1/shops", REGISTRATION));
        var path = "/api/v1/shops/" + shop.path("id").asString();
        owner().with("If-Match", "\"1\"").put(path + "/menu", MENU);
        for (var command : List.of("close", "open")) {
            owner().key(command + "-2").post(path + "/" + command, "");
            owner().key(command + "-2").post(path + "/" + command, "");
        }
        operator().key("approve-2").post(path + "/approve", "");
        var other = json(owner().key("register-3").post("/api/v1/shops", REGISTRATION));
        var refused = "/api/v1/shops/" + other.path("id").asString() + "/refuse";
        operator().key("refuse-3").post(refused, "{\"reason\":\"서류가 없습니다\"}");

        var kept = jdbc.sql("select body from idempotency where key in ('register-2', 'close-2', 'open-2', 'approve-2',"
                        + " 'register-3', 'refuse-3')")
                .query((row, _) -> row.getString(1))
                .list();
        assertThat(kept).hasSize(6).allMatch(it -> it.length() < 100).noneMatch(it -> it.contains("후라이드"));
    }

    @Test
    void aCompanyMovesInAndWhatCannotBeReadIsReported() {
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

        var first = operator().post("/api/v1/shops/import", rows);
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
        var again = json(operator().post("/api/v1/shops/import", rows));
        assertThat(again.path("unchanged").asInt()).isEqualTo(1);

        var path = "/internal/v1/shops/" + Ids.imported("shop", "J-1");
        var document = json(service().get(path)).path("document");
        assertThat(document.path("state").asString()).isEqualTo("approved");
        assertThat(document.path("version").asInt()).isEqualTo(1);
        assertThat(document.at("/menu/categories/0/products/0/id").asString())
                .isEqualTo(Ids.imported("product", "J-1/P").toString());
    }

    @Test
    void whatIsWrongWithARowIsSaidSoThatItCanBeWrittenRight() {
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

        var korean = operator().post("/api/v1/shops/import", rows);
        var english = operator().with("Accept-Language", "en").post("/api/v1/shops/import", rows);

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
                        "7 code: 1자에서 100자까지 쓸 수 있습니다");
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
    void aNameIsTheSameHoweverItCameAndOneBadRowIsAlone() {
        member("점주", "owner");
        var decomposed = Normalizer.normalize("점주", Normalizer.Form.NFD) + "\u00a0";
        var rows = "{\"rows\":[{\"code\":\"N-1\",\"ownerCode\":\"%s\",%s}]}"
                .formatted(decomposed, shopParts(Normalizer.normalize("한라봉", Normalizer.Form.NFD)));
        var answer = json(operator().post("/api/v1/shops/import", rows));
        assertThat(answer.path("imported").asInt()).as(answer.toString()).isEqualTo(1);
        var stored = json(service().get("/internal/v1/shops/" + Ids.imported("shop", "N-1")));
        assertThat(stored.at("/document/profile/name").asString()).isEqualTo("한라봉");

        var nul = operator().post("/api/v1/shops/import", rows.replace("N-1", "N\\u0000"));
        assertThat(nul.statusCode()).isEqualTo(200);
        assertThat(json(nul).at("/errors/0/reason").asString()).isEqualTo("forbidden-character");
        assertThat(json(nul).at("/errors/0/detail").asString())
                .contains("'code'")
                .contains("U+0000");
    }

    private static String shopParts(String name) {
        return REGISTRATION.replace("마포 통닭", name).strip().replaceAll("^\\{|\\}$", "");
    }

    @Test
    void whatIsMissingOrUnknownIsRefusedByName() {
        var noMinimum =
                owner().key("strict-1").post("/api/v1/shops", REGISTRATION.replace("\"minimumOrder\":15000,", ""));
        assertThat(noMinimum.statusCode()).isEqualTo(400);
        assertThat(json(noMinimum).path("detail").asString()).contains("minimumOrder");
        var noProfile =
                owner().key("strict-2").post("/api/v1/shops", REGISTRATION.replace("\"profile\"", "\"profil\""));
        assertThat(json(noProfile).path("reason").asString()).isEqualTo("unknown-field");
        var noBody = owner().key("strict-3").post("/api/v1/shops", "{}");
        assertThat(json(noBody).path("reason").asString()).isEqualTo("invalid-request");
        assertThat(owner().post("/api/v1/shops", REGISTRATION).statusCode()).isEqualTo(400);
        assertThat(owner().get("/internal/v1/shops/" + OPERATOR).statusCode()).isEqualTo(401);
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

    private HttpCaller owner() {
        return nobody().as("owner", MINJI);
    }

    private HttpCaller operator() {
        return nobody().as("operator", OPERATOR);
    }

    private HttpCaller service() {
        return nobody().token(TestTokens.ofService("order", serviceKey));
    }

    private HttpCaller nobody() {
        return new HttpCaller(port);
    }
}
