package dev.dosirak.ad.shop.postgres;

import dev.dosirak.ad.shop.AdvertisedShop;
import dev.dosirak.ad.shop.AdvertisedShops;
import dev.dosirak.platform.events.EventJson;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads the table `shop_copy`, which follows the shop service.
@Repository
class PostgresAdvertisedShops implements AdvertisedShops {

    private static final String FIND = "select document from shop_copy where id = ? and not deleted";

    private final JdbcClient jdbc;
    private final EventJson json;

    PostgresAdvertisedShops(JdbcClient jdbc, EventJson json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    @Override
    public Optional<AdvertisedShop> find(UUID id) {
        return jdbc.sql(FIND)
                .param(id)
                .query(String.class)
                .optional()
                .map(it -> json.read(it, ShopDocument.class).toShop());
    }
}
