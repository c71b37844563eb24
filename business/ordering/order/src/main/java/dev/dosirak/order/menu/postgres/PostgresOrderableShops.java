package dev.dosirak.order.menu.postgres;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.dosirak.order.menu.OrderableShop;
import dev.dosirak.order.menu.OrderableShops;
import dev.dosirak.platform.events.EventJson;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The table `shop_copy`, and in front of it the shops that were read within the last second: what a customer was
/// shown is checked against the price anyway, so a second is no harm, and a node need not be told what another one
/// stored.
@Repository
class PostgresOrderableShops implements OrderableShops {

    private static final int REMEMBERED = 20_000;

    private static final String FIND = "select document from shop_copy where id = ? and not deleted";

    private final JdbcClient jdbc;
    private final EventJson json;
    private final Cache<UUID, OrderableShop> known = Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .expireAfterWrite(Duration.ofSeconds(1))
            .build();

    PostgresOrderableShops(JdbcClient jdbc, EventJson json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    @Override
    public Optional<OrderableShop> find(UUID id) {
        var remembered = known.getIfPresent(id);
        if (remembered != null) {
            return Optional.of(remembered);
        }
        var found = jdbc.sql(FIND)
                .param(id)
                .query(String.class)
                .optional()
                .map(it -> json.read(it, ShopDocument.class).toShop());
        found.ifPresent(it -> known.put(id, it));
        return found;
    }
}
