package dev.dosirak.pgsimulator.nice.web;

import dev.dosirak.pgsimulator.gateway.CardPayments.Transaction;
import dev.dosirak.pgsimulator.gateway.Gateway;
import dev.dosirak.pgsimulator.gateway.GatewayName;
import dev.dosirak.pgsimulator.gateway.Gateways;
import dev.dosirak.platform.kernel.OneOf;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// A merchant's journal: what it was paid and what was given back, whoever asked for it. NICE Payments publishes no
/// such thing; this shape is ours.
@RestController
class NiceTransactionController {

    private static final int MOST = 5_000;

    private final Gateway gateway;

    NiceTransactionController(Gateways gateways) {
        this.gateway = gateways.of(GatewayName.NICE);
    }

    /// @param key the movement's own tid
    /// @param tid of its payment
    /// @param amount in won, never negative
    record NiceTransactionView(
            String key,
            String tid,
            String orderId,
            @OneOf({"payment", "cancel"}) String type,
            long amount,
            Instant at) {
        static NiceTransactionView of(Transaction it) {
            var type = it.key().equals(it.paymentKey()) ? "payment" : "cancel";
            return new NiceTransactionView(it.key(), it.paymentKey(), it.orderId(), type, it.amount(), it.at());
        }
    }

    record NiceTransactionList(String resultCode, String resultMsg, List<NiceTransactionView> transactions) {}

    /// @param to the first moment that is not wanted any more
    /// @param after the key of the last transaction of the page before
    @GetMapping("/nice/v1/transactions")
    NiceTransactionList list(
            @RequestParam Instant from,
            @RequestParam Instant to,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "100") int limit) {
        var page = gateway.transactions(from, to, Optional.ofNullable(after), Math.clamp(limit, 1, MOST)).stream()
                .map(NiceTransactionView::of)
                .toList();
        return new NiceTransactionList(NiceResult.DONE.code(), NiceResult.DONE.message(), page);
    }
}
