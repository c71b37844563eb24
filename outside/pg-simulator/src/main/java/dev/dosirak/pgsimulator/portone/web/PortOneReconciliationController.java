package dev.dosirak.pgsimulator.portone.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.dosirak.pgsimulator.gateway.AllStatements;
import dev.dosirak.pgsimulator.gateway.GatewayName;
import dev.dosirak.pgsimulator.gateway.PgError;
import dev.dosirak.pgsimulator.gateway.PgError.Reason;
import dev.dosirak.pgsimulator.gateway.Statement;
import dev.dosirak.pgsimulator.gateway.Statement.Line;
import dev.dosirak.pgsimulator.gateway.Statement.PayOut;
import dev.dosirak.pgsimulator.gateway.Statements;
import java.nio.charset.Charset;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// What a merchant is paid for a day. The summary is that of the public documents, which say nothing of rows: their
/// path and shape are ours, in the summary's words.
@RestController
class PortOneReconciliationController {

    private static final int USUAL_SIZE = 10;
    private static final int MOST = 1_000;
    private static final Charset OTHER = Charset.forName("MS949");

    private final Statements statements;
    private final JsonMapper json;

    PortOneReconciliationController(AllStatements statements, JsonMapper json) {
        this.statements = statements.of(GatewayName.PORTONE);
        this.json = json;
    }

    record PortOneDateRange(
            @Nullable LocalDate from, @Nullable LocalDate until) {}

    record PortOneSettlementQuery(
            @Nullable PortOneDateRange dateRange,
            @Nullable String cursor,
            @Nullable Integer size) {}

    record PortOneSettlement(
            String type,
            String transactionId,
            String paymentId,
            String paymentMethod,
            long amount,
            long feeAmount,
            long feeVatAmount,
            long settlementAmount,
            LocalDate transactionDate,
            LocalDate settlementDate) {

        static PortOneSettlement of(Line it) {
            return new PortOneSettlement(
                    it.taken() ? "PAYMENT" : "CANCELLATION",
                    it.key(),
                    it.orderId(),
                    "카드",
                    it.amount(),
                    it.fee(),
                    it.vat(),
                    it.payOut(),
                    it.soldOn(),
                    it.paidOutOn());
        }
    }

    record PortOneSettlementWithCursor(PortOneSettlement settlement, String cursor) {}

    record PortOneSettlements(List<PortOneSettlementWithCursor> items) {}

    record PortOneAggregate(
            long settlementAmount,
            long settlementCount,
            long feeAmount,
            long feeVatAmount,
            long cancelAmount,
            long cancelCount,
            long transactionAmount) {}

    record PortOneSettlementSummary(
            LocalDate date, String settlementCurrency, String transactionCurrency, PortOneAggregate aggregate) {

        static PortOneSettlementSummary of(Statement it) {
            var sales = it.lines().stream().filter(Line::taken).toList();
            var cancels = it.lines().stream().filter(line -> !line.taken()).toList();
            var sum = new PortOneAggregate(
                    it.payOut(),
                    sales.size(),
                    it.lines().stream().mapToLong(Line::fee).sum(),
                    it.lines().stream().mapToLong(Line::vat).sum(),
                    cancels.stream().mapToLong(line -> -line.amount()).sum(),
                    cancels.size(),
                    sales.stream().mapToLong(Line::amount).sum());
            return new PortOneSettlementSummary(it.day(), "KRW", "KRW", sum);
        }
    }

    record PortOneSettlementSummaries(List<PortOneSettlementSummary> items) {}

    record PortOnePayOuts(List<PayOut> items) {}

    /// @param requestBody JSON; a date range of one day
    @GetMapping("/portone/payment-reconciliations/settlements-by-cursor")
    ResponseEntity<byte[]> settlements(@RequestParam String requestBody) {
        var query = read(requestBody);
        int size = query.size() == null ? USUAL_SIZE : query.size();
        if (size < 1 || size > MOST) {
            throw new PgError(Reason.INVALID_REQUEST);
        }
        int from = Optional.ofNullable(query.cursor())
                .map(PortOneReconciliationController::number)
                .orElse(0);
        return written(
                query,
                it -> new PortOneSettlements(IntStream.range(
                                from, Math.min(from + size, it.lines().size()))
                        .mapToObj(line -> new PortOneSettlementWithCursor(
                                PortOneSettlement.of(it.lines().get(line)), Integer.toString(line + 1)))
                        .toList()));
    }

    /// @param requestBody JSON; a date range of one day
    @GetMapping("/portone/payment-reconciliations/settlement-summaries")
    ResponseEntity<byte[]> summaries(@RequestParam String requestBody) {
        return written(
                read(requestBody), it -> new PortOneSettlementSummaries(List.of(PortOneSettlementSummary.of(it))));
    }

    private ResponseEntity<byte[]> written(PortOneSettlementQuery query, Function<Statement, Object> body) {
        var range = query.dateRange();
        if (range == null || range.from() == null || !range.from().equals(range.until())) {
            throw new PgError(Reason.INVALID_REQUEST);
        }
        var statement = statements.of(range.from());
        if (statement.isEmpty()) {
            return ResponseEntity.notFound().build();
        }
        var text = json.writeValueAsString(body.apply(statement.get()));
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .body(statement.get().sent(text.getBytes(UTF_8), text.getBytes(OTHER)));
    }

    private static int number(String cursor) {
        try {
            return Math.max(0, Integer.parseInt(cursor));
        } catch (NumberFormatException e) {
            throw new PgError(Reason.INVALID_REQUEST);
        }
    }

    private PortOneSettlementQuery read(String requestBody) {
        try {
            return json.readValue(requestBody, PortOneSettlementQuery.class);
        } catch (JacksonException e) {
            throw new PgError(Reason.INVALID_REQUEST);
        }
    }

    /// What reached the bank; this shape is ours.
    @GetMapping("/portone/pay-outs")
    PortOnePayOuts payOuts(@RequestParam LocalDate date) {
        return new PortOnePayOuts(statements.payOuts(date));
    }
}
