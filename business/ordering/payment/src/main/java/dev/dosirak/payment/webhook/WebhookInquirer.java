package dev.dosirak.payment.webhook;

import dev.dosirak.payment.charge.Payment;
import dev.dosirak.payment.charge.Payment.AwaitingRefundResult;
import dev.dosirak.payment.charge.Payment.AwaitingResult;
import dev.dosirak.payment.charge.Payment.CancelledUnseen;
import dev.dosirak.payment.charge.Payment.Nothing;
import dev.dosirak.payment.charge.Payment.Paid;
import dev.dosirak.payment.charge.Payment.RefundPending;
import dev.dosirak.payment.charge.Payment.RefundStuck;
import dev.dosirak.payment.charge.Payment.Refunded;
import dev.dosirak.payment.charge.Payment.Requested;
import dev.dosirak.payment.charge.Payment.Unpaid;
import dev.dosirak.payment.charge.PaymentBill;
import dev.dosirak.payment.charge.PaymentCommand;
import dev.dosirak.payment.charge.PaymentCommand.Captured;
import dev.dosirak.payment.charge.PaymentEvent;
import dev.dosirak.payment.charge.PaymentGateway.Finding;
import dev.dosirak.payment.charge.PaymentGateways;
import dev.dosirak.payment.charge.PaymentProcessor;
import dev.dosirak.payment.charge.Payments;
import dev.dosirak.payment.webhook.WebhookInquiries.Inquiry;
import dev.dosirak.platform.kernel.CommandHandler;
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

    public WebhookInquirer(
            Payments payments,
            PaymentProcessor processor,
            CommandHandler<UUID, Payment, PaymentCommand, PaymentEvent> commands,
            PaymentGateways gateways,
            WebhookInquiries inquiries) {
        this.payments = payments;
        this.processor = processor;
        this.commands = commands;
        this.gateways = gateways;
        this.inquiries = inquiries;
    }

    /// What the gateway does not say is asked again later.
    public void ask(Inquiry inquiry) {
        if (hasAnswer(inquiry)) {
            inquiries.done(inquiry);
        }
    }

    private boolean hasAnswer(Inquiry inquiry) {
        return switch (payments.load(inquiry.order()).state()) {
            // Whoever waits for this gateway asks it himself, and now. Of another one that is asked, nobody knows yet
            // what came of it; whatever this one has taken, its journal shows.
            case AwaitingResult s -> processNow(inquiry, s.attempt().pg());
            case AwaitingRefundResult s -> processNow(inquiry, s.attempt().pg());
            case Unpaid s -> find(inquiry, s.bill());
            case Paid s -> find(inquiry, s.bill());
            case Refunded s -> find(inquiry, s.bill());
            // These are asked before anything is done.
            case Nothing _, CancelledUnseen _, Requested _, RefundPending _, RefundStuck _ -> true;
        };
    }

    private boolean processNow(Inquiry inquiry, String awaited) {
        if (awaited.equals(inquiry.gateway())) {
            processor.process(inquiry.order());
        }
        return true;
    }

    private boolean find(Inquiry inquiry, PaymentBill bill) {
        return switch (gateways.of(inquiry.gateway()).find(bill)) {
            case Finding.Found it -> {
                commands.handle(bill.order(), at -> new Captured(it.capture(), it.left(), at));
                yield true;
            }
            case Finding.NotFound _ -> true;
            case Finding.Unclear _ -> false;
        };
    }
}
