package dev.dosirak.pgsimulator.toss.web;

import dev.dosirak.pgsimulator.gateway.ConnectionFaults;
import dev.dosirak.pgsimulator.gateway.Deposits;
import dev.dosirak.pgsimulator.gateway.Gateway.Purchase;
import dev.dosirak.pgsimulator.gateway.GatewayName;
import dev.dosirak.pgsimulator.gateway.Gateways;
import dev.dosirak.pgsimulator.gateway.IdempotentAnswers;
import dev.dosirak.pgsimulator.gateway.PgError;
import dev.dosirak.pgsimulator.gateway.PgError.Reason;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Opens accounts at banks, each for one payment.
@RestController
@RequestMapping("/toss/v1/virtual-accounts")
class TossVirtualAccountController {

    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
    private static final Duration USUAL = Duration.ofDays(7);

    private final Deposits deposits;
    private final IdempotentAnswers idempotentAnswers;
    private final ConnectionFaults connectionFaults;
    private final Clock clock;

    TossVirtualAccountController(Gateways gateways, IdempotentAnswers idempotentAnswers, Clock clock) {
        var gateway = gateways.of(GatewayName.TOSS);
        this.deposits = gateway.deposits();
        this.idempotentAnswers = idempotentAnswers;
        this.connectionFaults = new ConnectionFaults(gateway.faults());
        this.clock = clock;
    }

    /// @param bank its code of two digits, or its name
    /// @param validHours from now on; seven days when neither is there, and both together are none
    /// @param dueDate Korean local time without offset, as `2026-12-03T21:00:00`
    record AccountForm(
            @NotNull Long amount,
            @NotBlank @Size(min = 6, max = 64) String orderId,
            @NotBlank @Size(max = 100) String orderName,
            @NotBlank @Size(max = 100) String customerName,
            @NotBlank @Size(max = 20) String bank,
            @Nullable Integer validHours,
            @Nullable LocalDateTime dueDate) {

        Instant dueAt(Instant now) {
            if (validHours != null && dueDate != null) {
                throw new PgError(Reason.INVALID_REQUEST);
            }
            if (dueDate != null) {
                return dueDate.atZone(SEOUL).toInstant();
            }
            var valid = validHours == null ? USUAL : Duration.ofHours(validHours);
            return now.plus(valid).truncatedTo(ChronoUnit.SECONDS);
        }
    }

    @PostMapping
    ResponseEntity<String> openAccount(
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody @Valid AccountForm form) {
        connectionFaults.delay();
        var answer = idempotentAnswers.once(TossDialect.IDEMPOTENCY, key, "account " + form, () -> {
            var purchase = new Purchase(form.amount(), 0, form.orderId(), form.orderName());
            var bank = TossBank.issuing(form.bank());
            var account = deposits.issue(purchase, bank.code(), form.customerName(), form.dueAt(clock.instant()));
            return TossPaymentView.of(account, deposits.status(account), deposits.payment(account));
        });
        connectionFaults.drop(false);
        return TossJson.of(answer);
    }
}
