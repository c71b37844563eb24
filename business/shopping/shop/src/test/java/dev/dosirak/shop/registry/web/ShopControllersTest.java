package dev.dosirak.shop.registry.web;

import static dev.dosirak.platform.testing.TestBrowser.problem;
import static dev.dosirak.shop.registry.Examples.FRIED;
import static dev.dosirak.shop.registry.Examples.JUNHO;
import static dev.dosirak.shop.registry.Examples.MINJI;
import static dev.dosirak.shop.registry.Examples.SATURDAY_EVENING;
import static dev.dosirak.shop.registry.Examples.SHOP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dosirak.platform.kernel.Change;
import dev.dosirak.platform.testing.TestBrowser;
import dev.dosirak.platform.web.caller.CallerResolver;
import dev.dosirak.platform.web.ifmatch.IfMatchResolver;
import dev.dosirak.platform.web.problem.ProblemHandler;
import dev.dosirak.platform.web.problem.Problems;
import dev.dosirak.shop.registry.Examples;
import dev.dosirak.shop.registry.InMemoryShops;
import dev.dosirak.shop.registry.OwnerShops;
import dev.dosirak.shop.registry.Shop;
import dev.dosirak.shop.registry.ShopApproval;
import dev.dosirak.shop.registry.Shops;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

class ShopControllersTest {

    private static final String PATH = "/api/v1/shops/" + SHOP;
    private static final String DELIVERY = """
        {"radiusMeters":1000,"minimumOrder":9000,"fees":[{"uptoMeters":1000,"fee":0}]}
        """;

    private final Shops shops = new InMemoryShops();
    private final Clock clock = Clock.fixed(SATURDAY_EVENING, ZoneOffset.UTC);
    private final OwnerShops ownerShops = new OwnerShops(shops, 1, clock);
    private final ShopApproval shopApproval = new ShopApproval(shops, clock);
    private final MockMvcTester mvc = MockMvcTester.of(
            List.of(
                    new ShopController(ownerShops, shopApproval),
                    new ShopEditController(ownerShops),
                    new ShopApprovalController(shopApproval)),
            it -> it.setControllerAdvice(new ProblemHandler(new Problems("shop")))
                    .setCustomArgumentResolvers(new CallerResolver(), new IfMatchResolver())
                    .build());

    @Test
    void aShopIsShownToItsOwnerAndToOperatorsOnly() {
        save(Examples.APPROVED);

        var mine = as("owner", MINJI).get(PATH);
        assertThat(mine)
                .hasStatus(200)
                .bodyJson()
                .extractingPath("$.profile.name")
                .isEqualTo("마포 통닭");
        assertThat(mine).headers().hasValue("ETag", "\"1\"");
        assertThat(as("owner", MINJI).put(PATH + "/delivery", "W/\"1\"", DELIVERY))
                .hasStatus(200);
        assertThat(as("operator", JUNHO).get(PATH)).hasStatus(200);
        assertThat(as("owner", JUNHO).get(PATH)).satisfies(problem(404, "unknown-shop"));
        assertThat(as("customer", MINJI).get(PATH)).satisfies(problem(404, "unknown-shop"));
        assertThat(as("customer", MINJI).get("/api/v1/shops/mine")).satisfies(problem(403, "not-for-this-role"));
    }

    @Test
    void anOwnerTurnsPagesOfTheirShopsThatCarryNoMenus() {
        for (int i = 0; i < 3; i++) {
            save(Shop.registered(
                            new UUID(0, 1 + i),
                            MINJI,
                            Examples.MAPO_CHICKEN,
                            Examples.THREE_KILOMETRES,
                            Examples.NIGHTLY)
                    .with(Examples.ONE_CHICKEN));
        }

        var first = as("owner", MINJI).get("/api/v1/shops/mine?size=2");
        assertThat(first).bodyJson().extractingPath("$.items.length()").isEqualTo(2);
        assertThat(first).bodyJson().extractingPath("$.items[0].profile.name").isEqualTo("마포 통닭");
        assertThat(first).bodyJson().doesNotHavePath("$.items[0].menu");
        assertThat(first).bodyJson().extractingPath("$.next").isEqualTo(new UUID(0, 2).toString());
        var last = as("owner", MINJI).get("/api/v1/shops/mine?size=2&cursor=" + new UUID(0, 2));
        assertThat(last).bodyJson().extractingPath("$.items.length()").isEqualTo(1);
        assertThat(last).bodyJson().extractingPath("$.next").isNull();
        assertThat(as("owner", JUNHO).get("/api/v1/shops/mine"))
                .bodyJson()
                .extractingPath("$.items.length()")
                .isEqualTo(0);
        assertThat(as("owner", MINJI).get("/api/v1/shops/mine?size=101")).satisfies(problem(400, "invalid-request"));
    }

    @Test
    void anOwnerRegistersNoMoreShopsThanAreAllowed() {
        var registration = """
            {"profile":{"name":"합정 통닭","category":"chicken","phone":"02-123-4567","notice":"",
             "address":{"road":"양화로 1","district":"마포구"},"position":{"lat":37.55,"lng":126.91}},
             "delivery":%s,"hours":{"weekly":[],"closedDays":[]}}
            """.formatted(DELIVERY);

        assertThat(as("owner", MINJI).post("/api/v1/shops", registration)).hasStatus(201);
        assertThat(as("owner", MINJI).post("/api/v1/shops", registration)).satisfies(problem(409, "too-many-shops"));
        assertThat(as("owner", JUNHO).post("/api/v1/shops", registration)).hasStatus(201);
    }

    @Test
    void anEditNamesTheVersionItWasMadeOn() {
        save(Examples.APPROVED);

        assertThat(as("owner", MINJI).put(PATH + "/delivery", null, DELIVERY))
                .satisfies(problem(428, "if-match-missing"));
        assertThat(as("owner", MINJI).put(PATH + "/delivery", "\"0\"", DELIVERY))
                .satisfies(problem(412, "changed-since-seen"));
        assertThat(as("owner", MINJI).put(PATH + "/delivery", "nonsense", DELIVERY))
                .satisfies(problem(412, "changed-since-seen"));
        assertThat(as("owner", JUNHO).put(PATH + "/delivery", "\"1\"", DELIVERY))
                .satisfies(problem(404, "unknown-shop"));

        var edited = as("owner", MINJI).put(PATH + "/delivery", "\"1\"", DELIVERY);
        assertThat(edited)
                .hasStatus(200)
                .bodyJson()
                .extractingPath("$.delivery.minimumOrder")
                .isEqualTo(9000);
        assertThat(edited).headers().hasValue("ETag", "\"2\"");
        assertThat(as("owner", MINJI).put(PATH + "/delivery", "\"2\"", DELIVERY))
                .headers()
                .hasValue("ETag", "\"2\"");
    }

    @Test
    void profileAndHoursAreEditedTheSameWay() {
        save(Examples.APPROVED);

        assertThat(as("owner", MINJI).put(PATH + "/profile", "\"1\"", """
            {"name":"합정 통닭","category":"chicken","phone":"02-123-4567","notice":"이사했어요",
             "address":{"road":"양화로 1","district":"마포구"},"position":{"lat":37.55000000000001,"lng":126.91}}
            """))
                .hasStatus(200)
                .bodyJson()
                .extractingPath("$.profile.position.lat")
                .isEqualTo(37.55);
        assertThat(as("owner", MINJI).put(PATH + "/hours", "\"2\"", """
            {"weekly":[{"day":"Monday","open":"11:00","close":"22:30"}],"closedDays":["2026-12-25"]}
            """))
                .hasStatus(200)
                .bodyJson()
                .extractingPath("$.hours.weekly[0]")
                .asMap()
                .isEqualTo(Map.of("day", "monday", "open", "11:00", "close", "22:30"));
        assertThat(as("owner", MINJI).put(PATH + "/hours", "\"3\"", """
            {"weekly":[{"day":"someday","open":"11:00","close":"22:30"}],"closedDays":[]}
            """)).satisfies(problem(422, "unknown-day"));
    }

    @Test
    void aRewrittenMenuKeepsGivenIdsAndGetsNewOnesForTheRest() {
        save(Examples.APPROVED);
        var menu = """
            {"categories":[{"name":"새 분류","products":[
              {"id":"%s","name":"후라이드","description":"","price":19000,"optionGroups":[]},
              {"name":"양념","description":"","price":20000,"optionGroups":[]}]}]}
            """;

        var edited = as("owner", MINJI).put(PATH + "/menu", "\"1\"", menu.formatted(FRIED));
        assertThat(edited)
                .hasStatus(200)
                .bodyJson()
                .extractingPath("$.menu.categories[0].products[0].id")
                .isEqualTo(FRIED.toString());
        assertThat(edited)
                .bodyJson()
                .extractingPath("$.menu.categories[0].products[1].id")
                .isNotEqualTo(FRIED.toString());
        assertThat(as("owner", MINJI).put(PATH + "/menu", "\"2\"", menu.formatted(UUID.randomUUID())))
                .satisfies(problem(422, "id-not-of-this-shop"));
        assertThat(as("owner", MINJI).put(PATH + "/menu", "\"2\"", "{\"categories\":[null]}"))
                .satisfies(problem(400, "invalid-request"));
    }

    @Test
    void aShopIsClosedAndOpenedAndAProductSoldOut() {
        save(Examples.APPROVED);

        assertThat(as("owner", MINJI).post(PATH + "/close", "{\"until\":\"2026-11-21T10:00:00Z\"}"))
                .satisfies(problem(422, "until-has-passed"));
        assertThat(as("owner", MINJI).post(PATH + "/close", ""))
                .bodyJson()
                .isStrictlyEqualTo("{\"id\":\"%s\",\"state\":\"approved\",\"version\":2}".formatted(SHOP));
        assertThat(as("owner", MINJI).get(PATH))
                .bodyJson()
                .extractingPath("$.hours.closedUntil")
                .isEqualTo("9999-12-31T00:00:00Z");
        assertThat(as("owner", MINJI).post(PATH + "/open", ""))
                .bodyJson()
                .extractingPath("$.version")
                .isEqualTo(3);
        assertThat(as("owner", MINJI).get(PATH))
                .bodyJson()
                .extractingPath("$.hours.closedUntil")
                .isNull();
        assertThat(as("owner", MINJI).put(PATH + "/products/" + FRIED + "/sold-out", null, "{\"soldOut\":true}"))
                .bodyJson()
                .extractingPath("$.menu.categories[0].products[0].soldOut")
                .isEqualTo(true);
        assertThat(as("owner", MINJI).put(PATH + "/products/" + SHOP + "/sold-out", null, "{\"soldOut\":true}"))
                .satisfies(problem(404, "unknown-product"));
    }

    @Test
    void operatorsDecideOnce() {
        save(Examples.REGISTERED);

        assertThat(as("owner", MINJI).post(PATH + "/approve", "")).satisfies(problem(403, "not-for-this-role"));
        assertThat(as("operator", JUNHO).post(PATH + "/refuse", "{\"reason\":\"서류가 없습니다\"}"))
                .bodyJson()
                .extractingPath("$.state")
                .isEqualTo("refused");
        assertThat(as("owner", MINJI).get(PATH))
                .bodyJson()
                .extractingPath("$.refusal")
                .isEqualTo("서류가 없습니다");
        assertThat(as("operator", JUNHO).post(PATH + "/approve", "")).satisfies(problem(409, "already-refused"));
        assertThat(as("operator", JUNHO).post("/api/v1/shops/" + MINJI + "/approve", ""))
                .satisfies(problem(404, "unknown-shop"));
    }

    @Test
    void operatorsTurnPages() {
        for (int i = 0; i < 3; i++) {
            save(Shop.registered(
                    new UUID(0, 1 + i), MINJI, Examples.MAPO_CHICKEN, Examples.THREE_KILOMETRES, Examples.NIGHTLY));
        }
        var first = as("operator", JUNHO).get("/api/v1/shops?state=registered&size=2");
        assertThat(first).bodyJson().extractingPath("$.items.length()").isEqualTo(2);
        assertThat(first).bodyJson().doesNotHavePath("$.items[0].menu");
        assertThat(first).bodyJson().extractingPath("$.next").isEqualTo(new UUID(0, 2).toString());
        var last = as("operator", JUNHO).get("/api/v1/shops?state=registered&size=2&cursor=" + new UUID(0, 2));
        assertThat(last).bodyJson().extractingPath("$.items.length()").isEqualTo(1);
        assertThat(last).bodyJson().extractingPath("$.next").isNull();
        assertThat(as("operator", JUNHO).get("/api/v1/shops?state=asleep")).satisfies(problem(400, "invalid-request"));
        assertThat(as("operator", JUNHO).get("/api/v1/shops?size=101")).satisfies(problem(400, "invalid-request"));
        assertThat(as("operator", JUNHO).get("/api/v1/shops?cursor=x")).satisfies(problem(400, "wrong-type"));
    }

    private void save(Shop shop) {
        shops.save(List.of(new Change<>(Optional.empty(), shop, SATURDAY_EVENING)));
    }

    private TestBrowser as(String role, UUID member) {
        return TestBrowser.of(mvc, role, member);
    }
}
