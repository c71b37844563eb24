package dev.dosirak.ad.campaign.postgres;

import dev.dosirak.ad.campaign.Tallies;
import dev.dosirak.ad.campaign.Tally;
import dev.dosirak.platform.kernel.Won;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

@Repository
class PostgresTallies implements Tallies {

    private static final String FIND =
            "select day, impressions, clicks, spent from ad_day where campaign = ? and day = ?";
    private static final String ALL =
            "select day, impressions, clicks, spent from ad_day where campaign = ? order by day";
    private static final String KEEP = """
            insert into ad_day (campaign, day, impressions, clicks, spent) values (?, ?, ?, ?, ?)
            on conflict (campaign, day) do update
               set impressions = excluded.impressions, clicks = excluded.clicks, spent = excluded.spent
            """;

    private final JdbcClient jdbc;

    PostgresTallies(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Tally find(UUID campaign, LocalDate day) {
        return jdbc.sql(FIND)
                .params(campaign, day)
                .query(PostgresTallies::tally)
                .optional()
                .orElseGet(() -> Tally.of(day));
    }

    @Override
    public List<Tally> all(UUID campaign) {
        return jdbc.sql(ALL).param(campaign).query(PostgresTallies::tally).list();
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void keep(UUID campaign, Tally tally) {
        jdbc.sql(KEEP)
                .params(
                        campaign,
                        tally.day(),
                        tally.impressions(),
                        tally.clicks(),
                        tally.spent().amount())
                .update();
    }

    private static Tally tally(ResultSet row, int number) throws SQLException {
        return new Tally(
                row.getObject("day", LocalDate.class),
                row.getLong("impressions"),
                row.getLong("clicks"),
                Won.of(row.getLong("spent")));
    }
}
