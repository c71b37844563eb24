package dev.dosirak.storefront.window.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dosirak.platform.kernel.Position;
import dev.dosirak.platform.web.problem.ProblemHandler;
import dev.dosirak.platform.web.problem.Problems;
import dev.dosirak.storefront.window.Area;
import dev.dosirak.storefront.window.Freshness;
import dev.dosirak.storefront.window.Rendered;
import dev.dosirak.storefront.window.ShopWindow;
import dev.dosirak.storefront.window.Shown;
import dev.dosirak.storefront.window.Timetable;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

class StorefrontControllerTest {

    private static final Instant NOON = Instant.parse("2026-11-21T03:00:00Z");
    private static final String NEAR = "/api/v1/storefront/shops?lat=37.55&lng=126.92";
    private static final UUID FIRST = new UUID(0, 1);
    private static final UUID SECOND = new UUID(0, 2);

    private final ShopWindow window = new ShopWindow();
    private final Freshness freshness = new Freshness();
    private final MockMvcTester mvc = MockMvcTester.of(
            List.of(new StorefrontController(
                    window, freshness, new Problems("storefront"), Clock.fixed(NOON, ZoneOffset.UTC))),
            it -> it.setControllerAdvice(new ProblemHandler(new Problems("storefront")))
                    .build());

    @Test
    void beforeTheFirstCopyNotEvenAnUnknownShopIsUnknown() {
        for (var path : List.of(NEAR, "/api/v1/storefront/shops/" + FIRST)) {
            var answer = mvc.get().uri(path).header("Accept-Language", "en").exchange();
            assertThat(answer).hasStatus(503).headers().hasValue("Retry-After", "1");
            assertThat(answer).bodyJson().extractingPath("$.title").isEqualTo("Just a moment");
        }
    }

    @Test
    void aListIsReadPageByPage() {
        freshness.confirmed(NOON);
        window.show(shop(SECOND));
        window.show(shop(FIRST));

        var first = mvc.get().uri(NEAR + "&size=1").exchange();
        assertThat(first).hasStatus(200).bodyJson().isStrictlyEqualTo("""
                {"asOf":"2026-11-21T03:00:00Z",
                 "items":[{"id":"%s","distanceMeters":0,"deliveryFee":2500,"open":false}],
                 "next":"1795230000.c.0.%s"}
                """.formatted(FIRST, FIRST));
        assertThat(first).headers().hasValue("Cache-Control", "max-age=5, public");
        var second =
                mvc.get().uri(NEAR + "&size=1&cursor=1795230000.c.0." + FIRST).exchange();
        assertThat(second).bodyJson().extractingPath("$.items[0].id").isEqualTo(SECOND.toString());
        assertThat(second).bodyJson().extractingPath("$.next").isNull();
    }

    private static Shown shop(UUID id) {
        return new Shown(
                id,
                1,
                "chicken",
                new Area(new Position(37.55, 126.92), 1_000, List.of(new Area.Fee(1_000, 2_500))),
                new Timetable(List.of(), Set.of(), Optional.empty()),
                new Rendered("{\"id\":\"" + id + "\",\"distanceMeters\":"),
                new Rendered("{\"id\":\"" + id + "\",\"open\":"));
    }
}
