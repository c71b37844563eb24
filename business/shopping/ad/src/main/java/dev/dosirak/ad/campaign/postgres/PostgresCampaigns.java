package dev.dosirak.ad.campaign.postgres;

import static dev.dosirak.ad.campaign.postgres.Times.utc;

import dev.dosirak.ad.campaign.Campaign;
import dev.dosirak.ad.campaign.CampaignArea;
import dev.dosirak.ad.campaign.Campaigns;
import dev.dosirak.ad.campaign.Period;
import dev.dosirak.ad.campaign.Prices;
import dev.dosirak.platform.events.EventJson;
import dev.dosirak.platform.kernel.Change;
import dev.dosirak.platform.kernel.Position;
import dev.dosirak.platform.kernel.Stale;
import dev.dosirak.platform.kernel.Versioned;
import dev.dosirak.platform.kernel.Won;
import dev.dosirak.platform.outbox.Outbox;
import dev.dosirak.platform.postgres.AdvisoryLock;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

@Repository
class PostgresCampaigns implements Campaigns {

    private static final String FIND = "select * from campaign where id = ?";
    private static final String HOLD = "select * from campaign where id = ? for update";
    private static final String OF_OWNER =
            "select * from campaign where owner = ? and state <> 'deleted' and id > ? order by id limit ?";
    private static final String PAGE = "select * from campaign where state <> 'deleted' and id > ? order by id limit ?";
    private static final String OPEN =
            "select count(*) from campaign where shop = ? and state in ('running', 'paused') and ends_at > ?";
    private static final String RAN_OUT =
            "select id from campaign where state in ('running', 'paused') and ends_at <= ? order by ends_at limit ?";
    private static final String ADD = """
            insert into campaign (id, version, shop, owner, starts_at, ends_at, lat, lng, radius_meters, position,
                                  budget, impression_price, click_price, state, ended_by, stop_reason, over_at,
                                  exhausted_until, changed_at)
            values (:id, :version, :shop, :owner, :from, :to, :lat, :lng, :radius, :position,
                    :budget::jsonb, :impressionPrice, :clickPrice, :state, :endedBy, :stopReason, :overAt,
                    :exhaustedUntil, :at)
            on conflict do nothing
            """;
    /// What is bought stays as it was bought, but for the end and the budget.
    private static final String REPLACE = """
            update campaign
               set version = :version, ends_at = :to, budget = :budget::jsonb,
                   state = :state, ended_by = :endedBy, stop_reason = :stopReason, over_at = :overAt,
                   exhausted_until = :exhaustedUntil, changed_at = :at
             where id = :id
               and version = :version - 1
            """;

    private final JdbcClient jdbc;
    private final EventJson json;
    private final Outbox outbox;

    PostgresCampaigns(JdbcClient jdbc, EventJson json, Outbox outbox) {
        this.jdbc = jdbc;
        this.json = json;
        this.outbox = outbox;
    }

    @Override
    public Optional<Versioned<Campaign>> find(UUID id) {
        return jdbc.sql(FIND).param(id).query(this::campaign).optional();
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Versioned<Campaign>> findForUpdate(UUID id) {
        return jdbc.sql(HOLD).param(id).query(this::campaign).optional();
    }

    @Override
    public List<Versioned<Campaign>> ofOwner(UUID owner, UUID after, int limit) {
        return jdbc.sql(OF_OWNER)
                .params(owner, after, limit)
                .query(this::campaign)
                .list();
    }

    @Override
    public List<Versioned<Campaign>> page(UUID after, int limit) {
        return jdbc.sql(PAGE).params(after, limit).query(this::campaign).list();
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public int countOpenForUpdate(UUID shop, Instant at) {
        AdvisoryLock.take(jdbc, shop.toString());
        return jdbc.sql(OPEN).params(shop, utc(at)).query(Integer.class).single();
    }

    @Override
    public List<UUID> findExpired(Instant at, int limit) {
        return jdbc.sql(RAN_OUT)
                .params(utc(at), limit)
                .query((row, _) -> row.getObject("id", UUID.class))
                .list();
    }

    @Override
    @Transactional
    public void save(Change<Campaign> change) {
        if ((change.before().isEmpty() ? add(change) : replace(change)) == 0) {
            throw new Stale("Campaign " + change.after().id());
        }
        PublicEvent.of(change).forEach(it -> outbox.publish(change.after().id(), change.version(), it));
    }

    private int add(Change<Campaign> change) {
        var it = change.after();
        return changeable(jdbc.sql(ADD), change)
                .param("shop", it.shop())
                .param("owner", it.owner())
                .param("from", utc(it.period().from()))
                .param("lat", it.area().center().lat())
                .param("lng", it.area().center().lng())
                .param("radius", it.area().radiusMeters())
                .param("position", it.position())
                .param("impressionPrice", it.prices().impression().amount())
                .param("clickPrice", it.prices().click().amount())
                .update();
    }

    private int replace(Change<Campaign> change) {
        return changeable(jdbc.sql(REPLACE), change).update();
    }

    private JdbcClient.StatementSpec changeable(JdbcClient.StatementSpec statement, Change<Campaign> change) {
        var it = change.after();
        return statement
                .param("id", it.id())
                .param("version", change.version())
                .param("to", utc(it.period().to()))
                .param("budget", json.write(StoredBudget.of(it.budget())))
                .param("state", StoredStates.nameOf(it.state()))
                .param("endedBy", StoredStates.endedBy(it.state()).orElse(null))
                .param("stopReason", StoredStates.stopReason(it.state()).orElse(null))
                .param("overAt", utc(StoredStates.overAt(it.state())))
                .param("exhaustedUntil", utc(it.exhaustedUntil()))
                .param("at", utc(change.at()));
    }

    private Versioned<Campaign> campaign(ResultSet row, int number) throws SQLException {
        var campaign = new Campaign(
                row.getObject("id", UUID.class),
                row.getObject("shop", UUID.class),
                row.getObject("owner", UUID.class),
                new Period(Times.read(row, "starts_at"), Times.read(row, "ends_at")),
                new CampaignArea(new Position(row.getDouble("lat"), row.getDouble("lng")), row.getInt("radius_meters")),
                row.getInt("position"),
                json.read(row.getString("budget"), StoredBudget.class).toBudget(),
                new Prices(Won.of(row.getLong("impression_price")), Won.of(row.getLong("click_price"))),
                StoredStates.read(row),
                Times.readOptional(row, "exhausted_until"));
        return new Versioned<>(campaign, row.getLong("version"));
    }
}
