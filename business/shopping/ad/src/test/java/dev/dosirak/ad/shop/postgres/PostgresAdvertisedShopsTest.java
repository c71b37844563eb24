package dev.dosirak.ad.shop.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dosirak.ad.AdServiceTest;
import dev.dosirak.ad.shop.AdvertisedShop;
import dev.dosirak.ad.shop.AdvertisedShops;
import dev.dosirak.platform.kernel.Position;
import dev.dosirak.platform.sync.PostgresCopy;
import dev.dosirak.platform.sync.SyncItem;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@AdServiceTest
class PostgresAdvertisedShopsTest {

    private static final UUID SHOP = UUID.randomUUID();
    private static final UUID MINJI = UUID.randomUUID();

    @Autowired
    AdvertisedShops advertisedShops;

    @Autowired
    JdbcClient jdbc;

    @Test
    void aShopIsReadFromItsOwnersDocumentAndGoneWithItsTombstone() {
        assertThat(advertisedShops.find(SHOP)).isEmpty();
        store(2, false, document("approved"));
        assertThat(advertisedShops.find(SHOP))
                .contains(new AdvertisedShop(SHOP, MINJI, true, new Position(37.5512, 126.9246), 3_000));
        store(1, false, document("registered"));
        assertThat(advertisedShops.find(SHOP)).map(AdvertisedShop::approved).contains(true);
        store(3, false, document("refused"));
        assertThat(advertisedShops.find(SHOP)).map(AdvertisedShop::approved).contains(false);
        store(4, true, "{}");
        assertThat(advertisedShops.find(SHOP)).isEmpty();
    }

    private void store(long version, boolean deleted, String document) {
        new PostgresCopy("shop_copy", jdbc).store(List.of(new SyncItem(SHOP, version, deleted, document)));
    }

    private static String document(String state) {
        return """
                {"id":"%s","version":1,"owner":"%s","state":"%s","refusal":null,
                 "profile":{"name":"마포 통닭","phone":"02-123-4567","position":{"lat":37.5512,"lng":126.9246}},
                 "delivery":{"radiusMeters":3000,"minimumOrder":15000,"fees":[]},"menu":{"categories":[]}}
                """.formatted(SHOP, MINJI, state);
    }
}
