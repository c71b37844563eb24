package dev.dosirak.pgsimulator.nice.web;

import dev.dosirak.pgsimulator.gateway.AuthorizationWindow;
import dev.dosirak.pgsimulator.gateway.Card;
import dev.dosirak.pgsimulator.gateway.CardPayment;
import dev.dosirak.pgsimulator.gateway.ConnectionFaults;
import dev.dosirak.pgsimulator.gateway.Gateway;
import dev.dosirak.pgsimulator.gateway.Gateway.Refund;
import dev.dosirak.pgsimulator.gateway.GatewayName;
import dev.dosirak.pgsimulator.gateway.Gateways;
import dev.dosirak.pgsimulator.gateway.PgError;
import dev.dosirak.pgsimulator.gateway.PgError.Reason;
import dev.dosirak.pgsimulator.gateway.WindowPayment;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Approves payments that were authorized in the window, shows payments and gives them back.
@RestController
@RequestMapping("/nice/v1/payments")
class NicePaymentController {

    private static final Duration NET_CANCEL_WITHIN = Duration.ofHours(1);

    private final Gateway gateway;
    private final AuthorizationWindow window;
    private final ConnectionFaults connectionFaults;
    private final NiceSecret secret;
    private final TransactionTemplate transaction;
    private final Clock clock;

    NicePaymentController(Gateways gateways, NiceSecret secret, PlatformTransactionManager transactions, Clock clock) {
        this.gateway = gateways.of(GatewayName.NICE);
        this.window = gateway.window();
        this.connectionFaults = new ConnectionFaults(gateway.faults());
        this.secret = secret;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    record NiceApproval(
            @NotNull Long amount,
            @Nullable String ediDate,
            @Nullable @Size(max = 256) String signData) {}

    /// @param orderId new for every partial cancel
    /// @param cancelAmt in won; absent for all that is left
    record NiceCancelForm(
            @NotBlank @Size(max = 100) String reason,
            @NotBlank @Size(max = 64) String orderId,
            @Nullable Long cancelAmt,
            @Nullable String ediDate,
            @Nullable @Size(max = 256) String signData) {

        Refund refund() {
            return new Refund(Optional.ofNullable(cancelAmt), Optional.empty(), reason);
        }
    }

    record NiceNetCancelForm(
            @NotBlank @Size(max = 64) String orderId,
            @Nullable String ediDate,
            @Nullable @Size(max = 256) String signData) {}

    @GetMapping("/{tid}")
    NicePaymentView byTid(
            @PathVariable String tid,
            @RequestParam(required = false) @Nullable String ediDate,
            @RequestParam(required = false) @Nullable String signData) {
        secret.verify(signData, tid + ediDate);
        var now = clock.instant();
        return gateway.findByKey(tid)
                .map(it -> NicePaymentView.of(it, secret, now))
                .or(() -> window.find(tid)
                        .filter(it -> window.status(it).equals("IN_PROGRESS"))
                        .map(it -> NicePaymentView.ofAuthorized(it, secret, now)))
                .or(() -> window.failed(tid).map(it -> NicePaymentView.ofFailed(it, now)))
                .orElseThrow(() -> new PgError(Reason.UNKNOWN_PAYMENT));
    }

    /// Takes the money of what was authorized in the window.
    @PostMapping("/{tid}")
    NicePaymentView approve(@PathVariable String tid, @RequestBody @Valid NiceApproval form) {
        secret.verify(form.signData(), tid + form.amount() + form.ediDate());
        var shown = window.find(tid).flatMap(WindowPayment::card);
        shown.ifPresent(it -> gateway.failFirstAttempt(it, window.byKey(tid).orderId()));
        connectionFaults.delay();
        var payment = taken(window.byKey(tid), form.amount());
        connectionFaults.drop(shown.filter(Card::losesAnswers).isPresent());
        return NicePaymentView.of(payment, secret, clock.instant());
    }

    private CardPayment taken(WindowPayment authorized, long amount) {
        try {
            return transaction.execute(_ -> {
                var payment = window.confirm(authorized.paymentKey(), authorized.orderId(), amount);
                gateway.use(authorized.orderId());
                return payment;
            });
        } catch (PgError no) {
            window.remember(no, authorized);
            throw no;
        }
    }

    /// @param orderDate the day of the payment in Korea; on another day it is not found
    @GetMapping("/find/{orderId}")
    NicePaymentView byOrder(
            @PathVariable String orderId,
            @RequestParam @DateTimeFormat(pattern = "yyyyMMdd") LocalDate orderDate,
            @RequestParam(required = false) @Nullable String ediDate,
            @RequestParam(required = false) @Nullable String signData) {
        secret.verify(signData, orderId + ediDate);
        var now = clock.instant();
        return gateway.find(orderId)
                .filter(it -> NiceTime.day(it.approvedAt()).equals(orderDate))
                .map(it -> NicePaymentView.of(it, secret, now))
                .or(() -> gateway.failed(orderId)
                        .filter(it -> NiceTime.day(it.at()).equals(orderDate))
                        .map(it -> NicePaymentView.ofFailed(it, now)))
                .orElseThrow(() -> new PgError(Reason.UNKNOWN_PAYMENT));
    }

    @PostMapping("/{tid}/cancel")
    NicePaymentView cancel(@PathVariable String tid, @RequestBody @Valid NiceCancelForm form) {
        secret.verify(form.signData(), tid + form.ediDate());
        connectionFaults.delay();
        return answered(transaction.execute(_ -> {
            if (form.cancelAmt() != null) {
                gateway.use(form.orderId());
            }
            return gateway.cancel(known(gateway.findByKey(tid)), form.refund());
        }));
    }

    /// For a merchant that got no answer to its approval; within an hour.
    @PostMapping("/netcancel")
    NicePaymentView netCancel(@RequestBody @Valid NiceNetCancelForm form) {
        secret.verify(form.signData(), form.orderId() + form.ediDate());
        connectionFaults.delay();
        var payment = known(gateway.find(form.orderId()));
        if (payment.approvedAt().plus(NET_CANCEL_WITHIN).isBefore(clock.instant())) {
            throw new PgError(Reason.TOO_LATE);
        }
        return answered(gateway.cancel(payment, new Refund(Optional.empty(), Optional.empty(), "망취소")));
    }

    private static CardPayment known(Optional<CardPayment> payment) {
        return payment.orElseThrow(() -> new PgError(Reason.NOTHING_TO_CANCEL));
    }

    private NicePaymentView answered(CardPayment cancelled) {
        connectionFaults.drop(false);
        return NicePaymentView.ofCancelled(cancelled, secret, clock.instant());
    }
}
