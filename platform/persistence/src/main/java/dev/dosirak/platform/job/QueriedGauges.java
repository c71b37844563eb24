package dev.dosirak.platform.job;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/// Figures that a query finds, shown as gauges. They are looked up now and then and not when somebody asks: a dead
/// database must not hold up whoever reads the metrics.
public final class QueriedGauges {

    private record Shown(MultiGauge gauge, String column) {}

    private final Supplier<StatementSpec> query;
    private final MeterRegistry meters;
    private final List<String> tags;
    private final List<Shown> shown = new ArrayList<>();

    /// @param sql one row for each combination of tags
    /// @param tags the columns that tell rows apart
    public QueriedGauges(JdbcClient jdbc, MeterRegistry meters, String sql, String... tags) {
        this(() -> jdbc.sql(sql), meters, tags);
    }

    /// The same for a query with parameters.
    public QueriedGauges(Supplier<StatementSpec> query, MeterRegistry meters, String... tags) {
        this.query = query;
        this.meters = meters;
        this.tags = List.of(tags);
    }

    public QueriedGauges show(String name, String column) {
        shown.add(new Shown(MultiGauge.builder(name).register(meters), column));
        return this;
    }

    public QueriedGauges showSeconds(String name, String column) {
        shown.add(new Shown(MultiGauge.builder(name).baseUnit("seconds").register(meters), column));
        return this;
    }

    /// @return the job that keeps the figures fresh, for every node
    public ScheduledJob job(String name, Duration every) {
        return ScheduledJob.onEveryNode(name, every, this::look);
    }

    /// What is not found any more is not shown any more.
    public void look() {
        var found = query.get().query(this::found).list();
        shown.forEach(it -> it.gauge()
                .register(
                        found.stream()
                                .<MultiGauge.Row<?>>map(row -> row.shown(it))
                                .toList(),
                        true));
    }

    private Found found(ResultSet row, int number) throws SQLException {
        var labels = Tags.empty();
        for (var tag : tags) {
            labels = labels.and(tag, row.getString(tag));
        }
        var figures = new HashMap<Shown, Double>();
        for (var it : shown) {
            figures.put(it, row.getDouble(it.column()));
        }
        return new Found(labels, figures);
    }

    private record Found(Tags tags, Map<Shown, Double> figures) {

        MultiGauge.Row<?> shown(Shown what) {
            return MultiGauge.Row.of(tags, figures.getOrDefault(what, 0.0));
        }
    }
}
