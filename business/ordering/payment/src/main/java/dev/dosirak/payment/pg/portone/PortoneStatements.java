package dev.dosirak.payment.pg.portone;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.dosirak.payment.pg.PgClient;
import dev.dosirak.payment.pg.StatementFile;
import dev.dosirak.payment.reconciliation.BadStatement;
import dev.dosirak.payment.reconciliation.BadStatement.Problem;
import dev.dosirak.payment.reconciliation.PayOut;
import dev.dosirak.payment.reconciliation.SettlementRow;
import dev.dosirak.payment.reconciliation.SettlementStatements;
import dev.dosirak.platform.events.EventJson;
import dev.dosirak.platform.kernel.Won;
import java.net.URLEncoder;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// PortOne's reconciliation: rows behind cursors, and a summary of the day that counts them. The summary is that of its
/// documents; of rows these say nothing, and their path and shape are ours, in the summary's words.
final class PortoneStatements implements SettlementStatements {

    private static final int PAGE = 1_000;

    private final StatementFile file;
    private final PortoneStore store;
    private final EventJson json;

    PortoneStatements(PgClient pg, StatementFile.Turn turn, PortoneStore store, EventJson json) {
        this.file = new StatementFile(pg, turn, json::read);
        this.store = store;
        this.json = json;
    }

    private record DateRange(String from, String until) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Query(
            @Nullable String storeId,
            DateRange dateRange,
            @Nullable String cursor,
            @Nullable Integer size) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Page(@Nullable List<Item> items) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Item(
            @Nullable Settlement settlement, @Nullable String cursor) {}

    /// @param amount below zero for a cancel, as are the others then
    /// @param feeAmount without VAT
    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Settlement(
            @Nullable String type,
            @Nullable String transactionId,
            @Nullable String paymentId,
            @Nullable Won amount,
            @Nullable Won feeAmount,
            @Nullable Won feeVatAmount,
            @Nullable Won settlementAmount,
            @Nullable LocalDate transactionDate,
            @Nullable LocalDate settlementDate) {

        SettlementRow row() {
            if (type == null
                    || transactionId == null
                    || paymentId == null
                    || amount == null
                    || feeAmount == null
                    || feeVatAmount == null
                    || settlementAmount == null
                    || transactionDate == null
                    || settlementDate == null) {
                throw new BadStatement(Problem.UNREADABLE, String.valueOf(this));
            }
            return new SettlementRow(
                    transactionId,
                    paymentId,
                    paymentId,
                    isPayment(type),
                    amount,
                    feeAmount,
                    feeVatAmount,
                    settlementAmount,
                    transactionDate,
                    settlementDate);
        }

        private static boolean isPayment(String type) {
            return switch (type) {
                case "PAYMENT" -> true;
                case "CANCELLATION" -> false;
                default -> throw new BadStatement(Problem.UNREADABLE, "No settlement is a " + type);
            };
        }
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Summaries(@Nullable List<Summary> items) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Summary(
            @Nullable LocalDate date, @Nullable Aggregate aggregate) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Aggregate(long settlementAmount, long settlementCount, long cancelCount) {}

    @Override
    public String gateway() {
        return Portone.NAME;
    }

    /// Counts what was read.
    private static final class Sum {
        private long rows;
        private long settled;

        void add(SettlementRow row) {
            rows++;
            settled = Math.addExact(settled, row.payOut().amount());
        }
    }

    @Override
    public void read(LocalDate day, Consumer<SettlementRow> rows) {
        var sum = new Sum();
        String cursor = null;
        int length = PAGE;
        while (length == PAGE) {
            var items = page(day, cursor);
            for (var item : items) {
                if (item.settlement() == null || item.cursor() == null) {
                    throw new BadStatement(Problem.UNREADABLE, String.valueOf(item));
                }
                var row = item.settlement().row();
                sum.add(row);
                rows.accept(row);
                cursor = item.cursor();
            }
            length = items.size();
        }
        check(day, sum);
    }

    private List<Item> page(LocalDate day, @Nullable String cursor) {
        var items = file.page(
                        "/payment-reconciliations/settlements-by-cursor?requestBody=" + query(day, cursor, PAGE),
                        Page.class)
                .items();
        if (items == null) {
            throw new BadStatement(Problem.UNREADABLE, "no list of settlements");
        }
        return items;
    }

    private void check(LocalDate day, Sum sum) {
        var summaries = file.page(
                        "/payment-reconciliations/settlement-summaries?requestBody=" + query(day, null, null),
                        Summaries.class)
                .items();
        if (summaries == null || summaries.size() != 1 || summaries.getFirst().aggregate() == null) {
            throw new BadStatement(Problem.UNREADABLE, "no summary of the day");
        }
        if (!day.equals(summaries.getFirst().date())) {
            throw new BadStatement(
                    Problem.OTHER_DAY,
                    "its summary is of " + summaries.getFirst().date());
        }
        var said = summaries.getFirst().aggregate();
        if (said.settlementCount() + said.cancelCount() != sum.rows || said.settlementAmount() != sum.settled) {
            throw new BadStatement(
                    Problem.INCOMPLETE,
                    "%d rows with %d won; the summary says %s".formatted(sum.rows, sum.settled, said));
        }
    }

    private String query(LocalDate day, @Nullable String cursor, @Nullable Integer size) {
        var query = new Query(store.id(), new DateRange(day.toString(), day.toString()), cursor, size);
        return URLEncoder.encode(json.write(query), UTF_8);
    }

    @Override
    public List<PayOut> payOuts(LocalDate day) {
        return file.payOuts("/pay-outs", day);
    }
}
