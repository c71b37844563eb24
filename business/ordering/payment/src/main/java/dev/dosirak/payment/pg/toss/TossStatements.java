package dev.dosirak.payment.pg.toss;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.dosirak.payment.pg.PgClient;
import dev.dosirak.payment.pg.StatementFile;
import dev.dosirak.payment.reconciliation.BadStatement;
import dev.dosirak.payment.reconciliation.BadStatement.Problem;
import dev.dosirak.payment.reconciliation.PayOut;
import dev.dosirak.payment.reconciliation.SettlementRow;
import dev.dosirak.payment.reconciliation.SettlementStatements;
import dev.dosirak.platform.events.EventJson;
import dev.dosirak.platform.kernel.Won;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// `GET /v1/settlements`, in pages. Nothing says how many rows there are: the last page is the one that is not full.
final class TossStatements implements SettlementStatements {

    private static final int PAGE = 1_000;

    private final StatementFile file;

    TossStatements(PgClient pg, StatementFile.Turn turn, EventJson json) {
        this.file = new StatementFile(pg, turn, json::read);
    }

    /// @param fee with its VAT
    /// @param supplyAmount the fee without it
    /// @param cancel present when money was given back; the amounts are below zero then
    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Settlement(
            @Nullable String paymentKey,
            @Nullable String transactionKey,
            @Nullable String orderId,
            @Nullable Won amount,
            @Nullable Won fee,
            @Nullable Won supplyAmount,
            @Nullable Won vat,
            @Nullable Won payOutAmount,
            @Nullable LocalDate soldDate,
            @Nullable LocalDate paidOutDate,
            @Nullable Cancel cancel) {

        SettlementRow row() {
            if (paymentKey == null
                    || transactionKey == null
                    || orderId == null
                    || amount == null
                    || supplyAmount == null
                    || vat == null
                    || payOutAmount == null
                    || soldDate == null
                    || paidOutDate == null
                    || (cancel == null) != (amount.amount() > 0)) {
                throw new BadStatement(Problem.UNREADABLE, String.valueOf(this));
            }
            return new SettlementRow(
                    transactionKey,
                    orderId,
                    paymentKey,
                    cancel == null,
                    amount,
                    supplyAmount,
                    vat,
                    payOutAmount,
                    soldDate,
                    paidOutDate);
        }
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Cancel() {}

    @Override
    public String gateway() {
        return Toss.NAME;
    }

    @Override
    public void read(LocalDate day, Consumer<SettlementRow> rows) {
        int length = PAGE;
        for (int page = 1; length == PAGE; page++) {
            var settlements = List.of(file.page(
                    "/v1/settlements?startDate=%s&endDate=%s&dateType=soldDate&page=%d&size=%d"
                            .formatted(day, day, page, PAGE),
                    Settlement[].class));
            settlements.forEach(it -> rows.accept(it.row()));
            length = settlements.size();
        }
    }

    @Override
    public List<PayOut> payOuts(LocalDate day) {
        return file.payOuts("/v1/pay-outs", day);
    }
}
