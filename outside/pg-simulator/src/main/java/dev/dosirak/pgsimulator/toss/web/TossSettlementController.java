package dev.dosirak.pgsimulator.toss.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.dosirak.pgsimulator.gateway.AllStatements;
import dev.dosirak.pgsimulator.gateway.GatewayName;
import dev.dosirak.pgsimulator.gateway.PgError;
import dev.dosirak.pgsimulator.gateway.PgError.Reason;
import dev.dosirak.pgsimulator.gateway.Statement.Line;
import dev.dosirak.pgsimulator.gateway.Statement.PayOut;
import dev.dosirak.pgsimulator.gateway.Statements;
import java.nio.charset.Charset;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/// What a merchant is paid for a day, row by row.
@RestController
class TossSettlementController {

    private static final int MOST = 5_000;
    private static final Charset OTHER = Charset.forName("MS949");

    private final Statements statements;
    private final JsonMapper json;

    TossSettlementController(AllStatements statements, JsonMapper json) {
        this.statements = statements.of(GatewayName.TOSS);
        this.json = json;
    }

    /// @param fee with its VAT
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Settlement(
            String paymentKey,
            String transactionKey,
            String orderId,
            String currency,
            String method,
            long amount,
            long interestFee,
            List<Fee> fees,
            long fee,
            long supplyAmount,
            long vat,
            long payOutAmount,
            LocalDate soldDate,
            LocalDate paidOutDate,
            @Nullable Cancelled cancel) {

        static Settlement of(Line it) {
            long whole = it.fee() + it.vat();
            return new Settlement(
                    it.paymentKey(),
                    it.key(),
                    it.orderId(),
                    "KRW",
                    it.deposited() ? "가상계좌" : "카드",
                    it.amount(),
                    0,
                    List.of(new Fee("BASE", whole)),
                    whole,
                    it.fee(),
                    it.vat(),
                    it.payOut(),
                    it.soldOn(),
                    it.paidOutOn(),
                    it.taken() ? null : new Cancelled(it.key(), -it.amount()));
        }
    }

    record Fee(String type, long fee) {}

    record Cancelled(String transactionKey, long cancelAmount) {}

    record PayOuts(List<PayOut> items) {}

    /// Of one day; those of several days are asked for one by one.
    ///
    /// @param dateType only `soldDate` is known here
    /// @param page from 1
    @GetMapping("/toss/v1/settlements")
    ResponseEntity<byte[]> settlements(
            @RequestParam LocalDate startDate,
            @RequestParam LocalDate endDate,
            @RequestParam(defaultValue = "soldDate") String dateType,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "100") int size) {
        if (!startDate.equals(endDate) || !dateType.equals("soldDate") || page < 1 || size < 1 || size > MOST) {
            throw new PgError(Reason.INVALID_REQUEST);
        }
        var statement = statements.of(startDate);
        if (statement.isEmpty()) {
            return ResponseEntity.notFound().build();
        }
        var rows = statement.get().lines().stream()
                .skip((page - 1L) * size)
                .limit(size)
                .map(Settlement::of)
                .toList();
        var text = json.writeValueAsString(rows);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .body(statement.get().sent(text.getBytes(UTF_8), text.getBytes(OTHER)));
    }

    /// What reached the bank; this shape is ours.
    @GetMapping("/toss/v1/pay-outs")
    PayOuts payOuts(@RequestParam LocalDate date) {
        return new PayOuts(statements.payOuts(date));
    }
}
