package dev.dosirak.search;

import dev.dosirak.platform.testing.TestDataOwners;
import java.util.List;
import java.util.UUID;

/// One shop, its reviews and its ad, as their three owners tell them.
final class StubOwners {

    static final UUID SHOP = UUID.fromString("0190bbbb-0000-7000-8000-000000000001");
    static final UUID AD = UUID.fromString("0190eeee-0000-7000-8000-000000000001");

    private final TestDataOwners owners = TestDataOwners.of("shops", "shop-reviews", "ads");

    StubOwners() {
        sell("후라이드 치킨");
        owners.put("shop-reviews", SHOP, "{\"shopId\":\"%s\",\"count\":7,\"average\":4.5}".formatted(SHOP));
        owners.put("ads", AD, """
                {"id":"%s","shopId":"%s","state":"running","from":"2020-01-01T00:00:00Z","to":"2099-01-01T00:00:00Z",
                 "center":{"lat":37.55,"lng":126.92},"radiusMeters":1500,"position":1,"exhaustedUntil":null}
                """.formatted(AD, SHOP));
    }

    String url() {
        return owners.url();
    }

    /// The shop's next version has this on its menu and nothing else.
    long sell(String dish) {
        return owners.put("shops", SHOP, """
                {"state":"approved","profile":{"name":"마포 통닭","category":"chicken","phone":"02-123-4567","notice":"",
                  "address":{"road":"와우산로 21","district":"마포구"},"position":{"lat":37.55,"lng":126.92}},
                 "delivery":{"radiusMeters":3000,"minimumOrder":15000,"fees":[{"uptoMeters":3000,"fee":2500}]},
                 "hours":{"weekly":[],"closedDays":[],"closedUntil":null},
                 "menu":{"categories":[{"name":"메뉴","products":[{"name":"%s","soldOut":false}]}]}}
                """.formatted(dish));
    }

    /// The `Authorization` of every request so far.
    List<String> tokens() {
        return owners.tokens();
    }

    /// The owners are gone, all three.
    void close() {
        owners.close();
    }
}
