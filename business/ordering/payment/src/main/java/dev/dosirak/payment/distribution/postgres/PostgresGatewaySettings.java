package dev.dosirak.payment.distribution.postgres;

import dev.dosirak.payment.distribution.GatewaySettings;
import dev.dosirak.payment.distribution.GatewayTable;
import dev.dosirak.payment.distribution.GatewayTerms;
import dev.dosirak.payment.distribution.TermsDifference;
import dev.dosirak.platform.kernel.Won;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

@Repository
class PostgresGatewaySettings implements GatewaySettings {

    private static final Logger log = LoggerFactory.getLogger(PostgresGatewaySettings.class);

    /// Two operators who would each switch off one of the last two gateways wait for each other.
    private static final String ALONE = "select 1 from pg_advisory_xact_lock(hashtextextended('gateway_terms', 0))";

    private static final String ALL = "select * from gateway_terms";

    private static final String KEEP = """
            insert into gateway_terms
                   (gateway, weight, switched_on, per_second, least, most, brands_off, methods_off)
            values (:gateway, :weight, :on, :perSecond, :least, :most, :brandsOff::text[], :methodsOff::text[])
            on conflict (gateway) do update
               set weight = excluded.weight,
                   switched_on = excluded.switched_on,
                   per_second = excluded.per_second,
                   least = excluded.least,
                   most = excluded.most,
                   brands_off = excluded.brands_off,
                   methods_off = excluded.methods_off
            """;

    private static final String RECORD =
            "insert into gateway_change (operator, gateway, what, was, became, why) values (?, ?, ?, ?, ?, ?)";

    private static final String CHANGES =
            "select at, operator, gateway, what, was, became, why from gateway_change order by id desc limit ?";

    private final JdbcClient jdbc;

    PostgresGatewaySettings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<List<GatewayTerms>> stored() {
        try {
            return Optional.of(read());
        } catch (DataAccessException e) {
            log.warn("What operators have set for the gateways cannot be read: {}", e.toString());
            return Optional.empty();
        }
    }

    private List<GatewayTerms> read() {
        return jdbc.sql(ALL).query(PostgresGatewaySettings::terms).list();
    }

    @Override
    @Transactional
    public void change(List<GatewayTerms> initial, Author author, UnaryOperator<List<GatewayTerms>> change) {
        jdbc.sql(ALONE).query(Integer.class).single();
        var before = GatewayTable.merged(initial, read());
        var after = change.apply(before);
        for (int i = 0; i < before.size(); i++) {
            var differences = TermsDifference.between(before.get(i), after.get(i));
            if (!differences.isEmpty()) {
                keep(after.get(i));
                for (var each : differences) {
                    record(after.get(i).gateway(), author, each);
                }
            }
        }
    }

    private void keep(GatewayTerms terms) {
        jdbc.sql(KEEP)
                .param("gateway", terms.gateway())
                .param("weight", terms.weight())
                .param("on", terms.on())
                .param("perSecond", terms.perSecond())
                .param("least", terms.least().amount())
                .param("most", terms.most().amount())
                .param("brandsOff", terms.brandsOff().toArray(String[]::new))
                .param("methodsOff", terms.methodsOff().toArray(String[]::new))
                .update();
    }

    private void record(String gateway, Author author, TermsDifference it) {
        jdbc.sql(RECORD)
                .params(author.operator(), gateway, it.what(), it.from(), it.to(), author.why())
                .update();
    }

    @Override
    public List<Change> changes(int limit) {
        return jdbc.sql(CHANGES)
                .param(limit)
                .query(PostgresGatewaySettings::change)
                .list();
    }

    private static Change change(ResultSet row, int number) throws SQLException {
        return new Change(
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getObject("operator", UUID.class),
                row.getString("gateway"),
                row.getString("what"),
                row.getString("was"),
                row.getString("became"),
                row.getString("why"));
    }

    private static GatewayTerms terms(ResultSet row, int number) throws SQLException {
        return new GatewayTerms(
                row.getString("gateway"),
                row.getInt("weight"),
                row.getBoolean("switched_on"),
                row.getInt("per_second"),
                Won.of(row.getLong("least")),
                Won.of(row.getLong("most")),
                names(row.getArray("brands_off")),
                names(row.getArray("methods_off")));
    }

    private static Set<String> names(Array column) throws SQLException {
        return Set.of((String[]) column.getArray());
    }
}
