package dev.dosirak.payment.charge;

import dev.dosirak.payment.charge.Payment.Captured;
import dev.dosirak.payment.charge.PaymentCommand.SecondNotRefunded;
import dev.dosirak.payment.charge.PaymentCommand.SecondRefunded;
import dev.dosirak.payment.charge.PaymentGateway.Balance;
import dev.dosirak.payment.charge.PaymentGateway.RefundAnswer;
import dev.dosirak.platform.kernel.CommandHandler;
import dev.dosirak.platform.kernel.Won;
import java.time.InstantSource;
import java.util.UUID;

/// Gives [second captures][SecondCapture] back at the gateways that have made them. As with a
/// [refund][RefundProcessor], it asks first what is left, and then for exactly that; should two tries
/// meet, the gateway has the money only once.
final class SecondRefundProcessor {

    private final DuePayments duePayments;
    private final CommandHandler<UUID, Payment, PaymentCommand, PaymentEvent> commands;
    private final PaymentGateways gateways;
    private final InstantSource clock;

    SecondRefundProcessor(
            DuePayments duePayments,
            CommandHandler<UUID, Payment, PaymentCommand, PaymentEvent> commands,
            PaymentGateways gateways,
            InstantSource clock) {
        this.duePayments = duePayments;
        this.commands = commands;
        this.gateways = gateways;
        this.clock = clock;
    }

    void process(Captured payment) {
        payment.secondsToRefund().forEach(it -> refund(payment.bill(), it));
    }

    private void refund(PaymentBill bill, SecondCapture second) {
        var capture = second.capture();
        switch (gateways.of(capture.pg()).balance(bill, capture)) {
            case Balance.Left it when it.isNothing() -> refunded(bill, capture);
            case Balance.DepositReversed _ -> refunded(bill, capture); // it went back by itself
            case Balance.Left it -> refund(bill, second, it.amount());
            // It took the money once: let it say to our face that it will not give it back.
            case Balance.NoCapture _ -> refund(bill, second, capture.amount());
            case Balance.Unclear _ -> duePayments.unclear(bill.order());
            case Balance.NotAsked _ -> duePayments.notAsked(bill.order());
        }
    }

    private void refund(PaymentBill bill, SecondCapture second, Won left) {
        var capture = second.capture();
        switch (gateways.of(capture.pg()).refund(bill.order(), capture, left, clock.instant())) {
            case RefundAnswer.Done _ -> refunded(bill, capture);
            case RefundAnswer.NotDone it ->
                commands.handle(bill.order(), at -> new SecondNotRefunded(capture, second.tries() + 1, it.why(), at));
            case RefundAnswer.NotAsked _ -> duePayments.notAsked(bill.order());
            case RefundAnswer.Unclear _ -> duePayments.unclear(bill.order()); // the next look finds out
        }
    }

    private void refunded(PaymentBill bill, Capture capture) {
        commands.handle(bill.order(), at -> new SecondRefunded(capture, at));
    }
}
