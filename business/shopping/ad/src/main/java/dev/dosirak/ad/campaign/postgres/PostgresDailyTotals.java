package dev.dosirak.ad.campaign.postgres;

import dev.dosirak.ad.campaign.DailyTotal;
import dev.dosirak.ad.campaign.DailyTotals;
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
class PostgresDailyTotals implements DailyTotals {

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

    PostgresDailyTotals(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public DailyTotal find(UUID campaign, LocalDate day) {
        return jdbc.sql(FIND)
                .params(campaign, day)
                .query(PostgresDailyTotals::tally)
                .optional()
                .orElseGet(() -> DailyTotal.of(day));
    }

    @Override
    public List<DailyTotal> all(UUID campaign) {
        return jdbc.sql(ALL).param(campaign).query(PostgresDailyTotals::tally).list();
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void save(UUID campaign, DailyTotal dailyTotal) {
        jdbc.sql(KEEP)
                .params(
                        campaign,
                        dailyTotal.day(),
                        dailyTotal.impressions(),
                        dailyTotal.clicks(),
                        dailyTotal.spent().amount())
                .update();
    }

    private static DailyTotal tally(ResultSet row, int number) throws SQLException {
        return new DailyTotal(
                row.getObject("day", LocalDate.class),
                row.getLong("impressions"),
                row.getLong("clicks"),
                Won.of(row.getLong("spent")));
    }
}
