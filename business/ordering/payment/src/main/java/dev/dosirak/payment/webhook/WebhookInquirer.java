package dev.dosirak.payment.webhook;

import dev.dosirak.payment.charge.Capture;
import dev.dosirak.payment.charge.Payment;
import dev.dosirak.payment.charge.Payment.Approved;
import dev.dosirak.payment.charge.Payment.AwaitingRefundResult;
import dev.dosirak.payment.charge.Payment.AwaitingResult;
import dev.dosirak.payment.charge.Payment.CancelledUnseen;
import dev.dosirak.payment.charge.Payment.Captured;
import dev.dosirak.payment.charge.Payment.Known;
import dev.dosirak.payment.charge.Payment.Nothing;
import dev.dosirak.payment.charge.Payment.Paid;
import dev.dosirak.payment.charge.Payment.RefundPending;
import dev.dosirak.payment.charge.Payment.RefundStuck;
import dev.dosirak.payment.charge.Payment.Refunded;
import dev.dosirak.payment.charge.Payment.Unasked;
import dev.dosirak.payment.charge.Payment.Unpaid;
import dev.dosirak.payment.charge.PaymentCommand;
import dev.dosirak.payment.charge.PaymentCommand.DepositReversed;
import dev.dosirak.payment.charge.PaymentEvent;
import dev.dosirak.payment.charge.PaymentGateway.Balance;
import dev.dosirak.payment.charge.PaymentGateway.Finding;
import dev.dosirak.payment.charge.PaymentGateways;
import dev.dosirak.payment.charge.PaymentProcessor;
import dev.dosirak.payment.charge.Payments;
import dev.dosirak.payment.webhook.WebhookInquiries.Inquiry;
import dev.dosirak.platform.kernel.CommandHandler;
import dev.dosirak.platform.kernel.Versioned;
import dev.dosirak.platform.kernel.Won;
import java.time.InstantSource;
import java.util.UUID;

/// Asks a gateway what has become of a payment that it has told of, and lets the rules judge what it says. A payment
/// whose result is awaited there is settled at once; of one that is at its end, the gateway may have called something
/// off, or taken money that nobody expects any more.
public final class WebhookInquirer {

    private final Payments payments;
    private final PaymentProcessor processor;
    private final CommandHandler<UUID, Payment, PaymentCommand, PaymentEvent> commands;
    private final PaymentGateways gateways;
    private final WebhookInquiries inquiries;
    private final InstantSource clock;

    public WebhookInquirer(
            Payments payments,
            PaymentProcessor processor,
            CommandHandler<UUID, Payment, PaymentCommand, PaymentEvent> commands,
            PaymentGateways gateways,
            WebhookInquiries inquiries,
            InstantSource clock) {
        this.payments = payments;
        this.processor = processor;
        this.commands = commands;
        this.gateways = gateways;
        this.inquiries = inquiries;
        this.clock = clock;
    }

    /// What the gateway does not say is asked again later.
    ///
    /// @return whether it was asked: not where its webhook says no more than what we know
    public boolean ask(Inquiry inquiry) {
        var payment = payments.load(inquiry.order());
        return switch (payment.state()) {
            case AwaitingResult s when isAt(s.attempt().pg(), inquiry) -> process(inquiry);
            case AwaitingRefundResult s when isAt(s.attempt().pg(), inquiry) -> process(inquiry);
            // Another gateway is asked now, and what this one took can be judged when it is known what came of that.
            case AwaitingResult _, AwaitingRefundResult _ -> false;
            case Approved s when isNoNews(s.capture().pg(), WebhookClaim.CAPTURED, inquiry) -> drop(inquiry);
            case Refunded s when isNoNews(s.capture().pg(), WebhookClaim.GIVEN_BACK, inquiry) -> drop(inquiry);
            case Unpaid s when s.pg() != null && isNoNews(s.pg(), WebhookClaim.FAILED, inquiry) -> drop(inquiry);
            case Unasked _ when inquiry.claim() == WebhookClaim.FAILED -> drop(inquiry);
            case Unasked s -> find(inquiry, payment, s);
            case Unpaid s -> find(inquiry, payment, s);
            case Captured s when !isAt(s.capture().pg(), inquiry) -> find(inquiry, payment, s);
            case Paid s -> balance(inquiry, payment, s);
            case Refunded s -> balance(inquiry, payment, s);
            // Before these give anything back, their gateway is asked.
            case RefundPending _, RefundStuck _ -> drop(inquiry);
            case Nothing _, CancelledUnseen _ -> drop(inquiry);
        };
    }

    private static boolean isAt(String gateway, Inquiry inquiry) {
        return gateway.equals(inquiry.gateway());
    }

    private static boolean isNoNews(String gateway, WebhookClaim known, Inquiry inquiry) {
        return isAt(gateway, inquiry) && inquiry.claim() == known;
    }

    private boolean process(Inquiry inquiry) {
        processor.process(inquiry.order());
        inquiries.done(inquiry);
        return true;
    }

    private boolean drop(Inquiry inquiry) {
        inquiries.done(inquiry);
        return false;
    }

    private boolean find(Inquiry inquiry, Versioned<Payment> payment, Known state) {
        switch (gateways.find(inquiry.gateway(), state)) {
            case Finding.Found it -> captured(inquiry, payment, it.capture(), it.left());
            case Finding.NotFound _, Finding.Failed _ -> inquiries.done(inquiry);
            case Finding.NotAsked _ -> inquiries.notAsked(inquiry);
            case Finding.Unclear _ -> {} // it is due again
        }
        return true;
    }

    /// Of what is on record, whatever else the gateway may have taken for the same order.
    private boolean balance(Inquiry inquiry, Versioned<Payment> payment, Captured state) {
        switch (gateways.of(inquiry.gateway()).balance(state.bill(), state.capture())) {
            case Balance.Left it -> captured(inquiry, payment, state.capture(), it.amount());
            case Balance.DepositReversed _ ->
                handle(inquiry, payment, new DepositReversed(state.capture(), clock.instant()));
            case Balance.NoCapture _ -> inquiries.done(inquiry);
            case Balance.NotAsked _ -> inquiries.notAsked(inquiry);
            case Balance.Unclear _ -> {} // it is due again
        }
        return true;
    }

    /// Only while nobody has begun an attempt meanwhile, at another gateway: what comes of that must be
    /// known first.
    private void captured(Inquiry inquiry, Versioned<Payment> payment, Capture capture, Won left) {
        handle(inquiry, payment, new PaymentCommand.Captured(capture, left, clock.instant()));
    }

    private void handle(Inquiry inquiry, Versioned<Payment> payment, PaymentCommand found) {
        commands.handle(inquiry.order(), payment, found);
        inquiries.done(inquiry);
    }
}
