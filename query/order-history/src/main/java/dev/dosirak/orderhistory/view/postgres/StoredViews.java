package dev.dosirak.orderhistory.view.postgres;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.dosirak.orderhistory.view.OrderView;
import dev.dosirak.orderhistory.view.Parties;
import dev.dosirak.orderhistory.view.Receipt;
import dev.dosirak.orderhistory.view.Step;
import dev.dosirak.platform.events.EventJson;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// How a view lies in its row.
final class StoredViews {

    private final EventJson json;

    StoredViews(EventJson json) {
        this.json = json;
    }

    /// A step in the timeline; most of its fields are absent in most steps.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record StoredStep(
            String state,
            Instant at,
            @Nullable String by,
            @Nullable String reason,
            @Nullable Integer cookMinutes,
            @Nullable UUID rider,
            @Nullable Long amount) {

        static StoredStep of(Step step) {
            var stepDetails = step.details();
            return new StoredStep(
                    step.state(),
                    step.at(),
                    stepDetails.by(),
                    stepDetails.reason(),
                    stepDetails.cookMinutes(),
                    stepDetails.rider(),
                    stepDetails.amount());
        }

        Step step(long sequence) {
            return new Step(sequence, state, at, new Step.StepDetails(by, reason, cookMinutes, rider, amount));
        }
    }

    /// The steps by sequence; a class of its own, as a map's values need one.
    private static final class Timeline extends TreeMap<Long, StoredStep> {
        List<Step> steps() {
            return entrySet().stream().map(StoredViews::step).toList();
        }
    }

    private static Step step(Map.Entry<Long, StoredStep> entry) {
        return entry.getValue().step(entry.getKey());
    }

    String write(List<Step> steps) {
        var timeline = new Timeline();
        steps.forEach(it -> timeline.put(it.sequence(), StoredStep.of(it)));
        return json.write(timeline);
    }

    OrderView view(ResultSet row, int index) throws SQLException {
        return new OrderView(
                row.getObject("order_id", UUID.class),
                new Parties(
                        row.getObject("customer_id", UUID.class),
                        row.getObject("shop_id", UUID.class),
                        row.getObject("owner_id", UUID.class)),
                json.read(row.getString("document"), Receipt.class),
                row.getObject("placed_at", OffsetDateTime.class).toInstant(),
                json.read(row.getString("timeline"), Timeline.class).steps(),
                courier(row));
    }

    /// The order says who carries it; until it does, the delivery says who is to.
    private static OrderView.@Nullable Courier courier(ResultSet row) throws SQLException {
        var carrying = row.getObject("carried_by", UUID.class);
        var assigned = row.getObject("assigned_to", UUID.class);
        var rider = carrying == null ? assigned : carrying;
        if (rider == null) {
            return null;
        }
        var since = row.getObject("assigned_at", OffsetDateTime.class);
        return new OrderView.Courier(rider, since == null || !rider.equals(assigned) ? null : since.toInstant());
    }
}
