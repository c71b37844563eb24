package dev.dosirak.ad;

import dev.dosirak.platform.testing.TestDataOwners;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.test.context.DynamicPropertyRegistrar;

/// A shop service with one shop, which nobody has approved yet.
final class ShopServer implements AutoCloseable {

    static final UUID MAPO = UUID.fromString("0190bbbb-0000-7000-8000-000000000001");
    static final UUID OWNER = UUID.fromString("0190aaaa-0000-7000-8000-000000000001");

    private final TestDataOwners owners = TestDataOwners.of("shops");

    ShopServer() {
        is("registered");
    }

    @Bean
    static DynamicPropertyRegistrar shopService(ShopServer shops) {
        return properties -> properties.add("SHOP_URL", shops.owners::url);
    }

    /// An operator approves the shop.
    ///
    /// @return its version from then on
    long approve() {
        return is("approved");
    }

    private long is(String state) {
        return owners.put("shops", MAPO, """
                {"id":"%s","owner":"%s","state":"%s","profile":{"name":"마포 통닭","position":{"lat":37.55,"lng":126.92}},
                 "delivery":{"radiusMeters":3000,"minimumOrder":15000}}
                """.formatted(MAPO, OWNER, state));
    }

    @Override
    public void close() {
        owners.close();
    }
}
