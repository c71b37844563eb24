package dev.dosirak.shop.registry.postgres;

import dev.dosirak.platform.events.EventJson;
import dev.dosirak.platform.kernel.Change;
import dev.dosirak.platform.kernel.EnumNames;
import dev.dosirak.platform.kernel.Refused;
import dev.dosirak.platform.kernel.Stale;
import dev.dosirak.platform.kernel.Versioned;
import dev.dosirak.platform.outbox.Outbox;
import dev.dosirak.platform.postgres.AdvisoryLock;
import dev.dosirak.shop.ListedShop;
import dev.dosirak.shop.ShopDocument;
import dev.dosirak.shop.registry.Listing;
import dev.dosirak.shop.registry.Shop;
import dev.dosirak.shop.registry.ShopRefusal;
import dev.dosirak.shop.registry.ShopState;
import dev.dosirak.shop.registry.Shops;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

@Repository
class PostgresShops implements Shops {

    private static final String FIND = "select document from shop where id in (:ids)";
    private static final String TAKE = "select document from shop where id = :id for update";
    private static final String OF_OWNER =
            "select listed from shop where owner = :owner and id > :after order by id limit :limit";
    private static final String PAGE = "select listed from shop where id > :after order by id limit :limit";
    private static final String PAGE_OF_STATE =
            "select listed from shop where state = :state and id > :after order by id limit :limit";

    private static final String NUMBER = "select count(*) from shop where owner = ?";
    private static final String ADD = """
            insert into shop (id, version, owner, state, document, changed_at)
            values (:id, :version, :owner, :state, :document, :at)
            on conflict do nothing
            """;
    private static final String REPLACE = """
            update shop
               set version = :version, owner = :owner, state = :state, document = :document, changed_at = :at
             where id = :id
               and version = :version - 1
            """;

    private static final EnumNames<ShopState> IN_COLUMN = EnumNames.of(ShopState.class, it -> switch (it) {
        case REGISTERED -> "REGISTERED";
        case APPROVED -> "APPROVED";
        case REFUSED -> "REFUSED";
    });

    private final JdbcClient jdbc;
    private final EventJson json;
    private final Outbox outbox;

    PostgresShops(JdbcClient jdbc, EventJson json, Outbox outbox) {
        this.jdbc = jdbc;
        this.json = json;
        this.outbox = outbox;
    }

    @Override
    public List<Versioned<Shop>> find(Collection<UUID> ids) {
        return ids.isEmpty() ? List.of() : shops(jdbc.sql(FIND).param("ids", ids));
    }

    @Override
    public List<Listing> ofOwner(UUID owner, UUID after, int limit) {
        return listings(jdbc.sql(OF_OWNER).param("owner", owner), after, limit);
    }

    @Override
    public List<Listing> page(Optional<ShopState> state, UUID after, int limit) {
        var query = state.map(it -> jdbc.sql(PAGE_OF_STATE).param("state", IN_COLUMN.nameOf(it)))
                .orElseGet(() -> jdbc.sql(PAGE));
        return listings(query, after, limit);
    }

    private List<Listing> listings(JdbcClient.StatementSpec query, UUID after, int limit) {
        return query.param("after", after)
                .param("limit", limit)
                .query((row, _) ->
                        json.read(row.getString("listed"), ListedShop.class).toListing())
                .list();
    }

    @Override
    @Transactional
    public void register(Change<Shop> registration, int most) {
        var owner = registration.after().owner();
        AdvisoryLock.take(
                jdbc, owner.toString()); // two that one owner registers at once are counted one after the other
        int number = jdbc.sql(NUMBER).param(owner).query(Integer.class).single();
        if (number >= most) {
            throw new Refused(ShopRefusal.TOO_MANY_SHOPS, most);
        }
        save(registration);
    }

    private List<Versioned<Shop>> shops(JdbcClient.StatementSpec query) {
        return query.query((row, _) ->
                        json.read(row.getString("document"), ShopDocument.class).toShop())
                .list();
    }

    @Override
    @Transactional
    public Optional<Versioned<Shop>> change(UUID id, Function<Versioned<Shop>, Change<Shop>> change) {
        return shops(jdbc.sql(TAKE).param("id", id)).stream()
                .findFirst()
                .map(change)
                .map(this::saved);
    }

    private Versioned<Shop> saved(Change<Shop> change) {
        if (change.hasChanged()) {
            save(change);
        }
        return change.result();
    }

    @Override
    @Transactional
    public void save(List<Change<Shop>> changes) {
        for (var change : changes) {
            save(change);
        }
    }

    private void save(Change<Shop> change) {
        var shop = change.after();
        int written = jdbc.sql(change.before().isEmpty() ? ADD : REPLACE)
                .param("id", shop.id())
                .param("version", change.version())
                .param("owner", shop.owner())
                .param("state", IN_COLUMN.nameOf(shop.state()))
                .param("document", json.write(ShopDocument.of(change.result())))
                .param("at", change.at().atOffset(ZoneOffset.UTC))
                .update();
        if (written == 0) {
            throw new Stale("Shop " + shop.id());
        }
        PublicEvent.of(change).forEach(it -> outbox.publish(shop.id(), change.version(), it));
    }
}
