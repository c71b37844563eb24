package dev.dosirak.storefront;

import dev.dosirak.platform.testing.TestDataOwners;
import java.util.List;
import java.util.UUID;

/// One shop, without reviews and ads, as the three owners tell it.
final class StubOwners {

    static final UUID SHOP = UUID.fromString("0190bbbb-0000-7000-8000-000000000001");

    private final TestDataOwners owners = TestDataOwners.of("shops", "shop-reviews", "ads");

    StubOwners() {
        change();
    }

    String url() {
        return owners.url();
    }

    /// @return its next version
    long change() {
        return owners.put("shops", SHOP, """
                {"state":"approved","profile":{"name":"마포 통닭","category":"chicken","phone":"02-123-4567","notice":"",
                  "address":{"road":"와우산로 21","district":"마포구"},"position":{"lat":37.55,"lng":126.92}},
                 "delivery":{"radiusMeters":3000,"minimumOrder":15000,"fees":[{"uptoMeters":3000,"fee":2500}]},
                 "hours":{"weekly":[],"closedDays":[],"closedUntil":null},"menu":{"categories":[]}}
                """);
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
