package dev.dosirak.pgsimulator.toss.web;

import dev.dosirak.pgsimulator.gateway.CardPayments.Transaction;
import dev.dosirak.pgsimulator.gateway.Gateway;
import dev.dosirak.pgsimulator.gateway.GatewayName;
import dev.dosirak.pgsimulator.gateway.Gateways;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// A merchant's journal: what it was paid and what was given back, whoever asked for it.
@RestController
@RequestMapping("/toss/v1/transactions")
class TossTransactionController {

    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
    private static final int MOST = 5_000;

    private final Gateway gateway;

    TossTransactionController(Gateways gateways) {
        this.gateway = gateways.of(GatewayName.TOSS);
    }

    record TransactionView(
            String transactionKey,
            String paymentKey,
            String orderId,
            String status,
            String currency,
            long amount,
            OffsetDateTime transactionAt) {

        static TransactionView of(Transaction it) {
            return new TransactionView(
                    it.key(),
                    it.paymentKey(),
                    it.orderId(),
                    it.status(),
                    "KRW",
                    it.amount(),
                    it.at().atZone(SEOUL).toOffsetDateTime());
        }
    }

    /// @param startDate Korean local time without offset, as `2026-11-21T12:00:00`
    /// @param endDate the first moment that is not wanted any more
    /// @param startingAfter the key of the last transaction of the page before
    @GetMapping
    List<TransactionView> list(
            @RequestParam @DateTimeFormat(iso = ISO.DATE_TIME) LocalDateTime startDate,
            @RequestParam @DateTimeFormat(iso = ISO.DATE_TIME) LocalDateTime endDate,
            @RequestParam(required = false) @Nullable String startingAfter,
            @RequestParam(defaultValue = "100") int limit) {
        return gateway
                .transactions(
                        inSeoul(startDate),
                        inSeoul(endDate),
                        Optional.ofNullable(startingAfter),
                        Math.clamp(limit, 1, MOST))
                .stream()
                .map(TransactionView::of)
                .toList();
    }

    private static Instant inSeoul(LocalDateTime local) {
        return local.atZone(SEOUL).toInstant();
    }
}
