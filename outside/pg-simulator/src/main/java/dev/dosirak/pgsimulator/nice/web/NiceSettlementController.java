package dev.dosirak.pgsimulator.nice.web;

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
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// What a merchant is paid for a day: a text in MS949 with a header, rows, and a trailer that counts them. NICE
/// Payments publishes no such thing; this shape is ours.
@RestController
class NiceSettlementController {

    private static final Charset MS949 = Charset.forName("MS949");
    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;

    private final Statements statements;

    NiceSettlementController(AllStatements statements) {
        this.statements = statements.of(GatewayName.NICE);
    }

    record NicePayOuts(List<PayOut> items) {}

    /// @param day as `20261121`
    @GetMapping("/nice/v1/settlements/{day}.txt")
    ResponseEntity<byte[]> settlements(@PathVariable String day) {
        var statement = statements.of(day(day));
        if (statement.isEmpty()) {
            return ResponseEntity.notFound().build();
        }
        var text = text(statement.get());
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "plain", MS949))
                .body(statement.get().sent(text.getBytes(MS949), text.getBytes(UTF_8)));
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text, DAY);
        } catch (DateTimeParseException e) {
            throw new PgError(Reason.INVALID_REQUEST);
        }
    }

    private static String text(Statement statement) {
        return "H|정산내역|%s\n".formatted(statement.day().format(DAY))
                + statement.lines().stream().map(NiceSettlementController::row).collect(Collectors.joining())
                + "T|%d|%d\n".formatted(statement.lines().size(), statement.sum());
    }

    private static String row(Line it) {
        return "D|%s|%s|%s|%s|%d|%d|%d|%d|%s|%s\n"
                .formatted(
                        it.key(),
                        it.paymentKey(),
                        it.orderId(),
                        it.taken() ? "승인" : "취소",
                        it.amount(),
                        it.fee(),
                        it.vat(),
                        it.payOut(),
                        it.soldOn().format(DAY),
                        it.paidOutOn().format(DAY));
    }

    /// What reached the bank; this shape is ours.
    @GetMapping("/nice/v1/pay-outs")
    NicePayOuts payOuts(@RequestParam LocalDate date) {
        return new NicePayOuts(statements.payOuts(date));
    }
}
