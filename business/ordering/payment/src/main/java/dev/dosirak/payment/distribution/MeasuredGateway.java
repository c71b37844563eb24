package dev.dosirak.payment.distribution;

import dev.dosirak.payment.charge.Attempt;
import dev.dosirak.payment.charge.Capture;
import dev.dosirak.payment.charge.PaymentBill;
import dev.dosirak.payment.charge.PaymentGateway;
import dev.dosirak.payment.charge.RefundTry;
import dev.dosirak.payment.distribution.CallResult.Call;
import dev.dosirak.platform.kernel.Won;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/// A gateway of which every request and its end is told to [GatewayHealth]; it does as the gateway does. The journal
/// is left out: such a list may be slow or away by itself.
public final class MeasuredGateway implements PaymentGateway {

    /// How adapters begin their reasons why nothing was given back, when the gateway did not look at it.
    private static final String NOT_LOOKED_AT = "gateway-";

    private final PaymentGateway gateway;
    private final GatewayHealth health;

    public MeasuredGateway(PaymentGateway gateway, GatewayHealth health) {
        this.gateway = gateway;
        this.health = health;
    }

    @Override
    public String name() {
        return gateway.name();
    }

    @Override
    public boolean recognizesRepeats() {
        return gateway.recognizesRepeats();
    }

    @Override
    public Answer approve(PaymentBill bill, String billingKey, int number) {
        return approve(bill, billingKey, number, CallResult.UNCLEAR);
    }

    @Override
    public Answer repeat(PaymentBill bill, String billingKey, int number) {
        return approve(bill, billingKey, number, CallResult.UNDECIDED);
    }

    private Answer approve(PaymentBill bill, String billingKey, int number, CallResult unclear) {
        return measured(
                Call.APPROVAL,
                bill.order(),
                CallResult.UNCLEAR,
                () -> gateway.approve(bill, billingKey, number),
                answer -> switch (answer) {
                    case Answer.Taken _ -> CallResult.TAKEN;
                    case Answer.Declined _ -> CallResult.DECLINED;
                    case Answer.Unclear _ -> unclear;
                    case Answer.Undecided _ -> CallResult.UNDECIDED;
                    case Answer.NotSent _ -> CallResult.NOT_SENT;
                });
    }

    @Override
    public Finding find(PaymentBill bill) {
        return inquired(bill, () -> gateway.find(bill));
    }

    @Override
    public Finding find(PaymentBill bill, Attempt attempt) {
        return inquired(bill, () -> gateway.find(bill, attempt));
    }

    private Finding inquired(PaymentBill bill, Supplier<Finding> request) {
        return measured(Call.INQUIRY, bill.order(), CallResult.NOT_SAID, request, finding -> switch (finding) {
            case Finding.Found _ -> CallResult.FOUND;
            case Finding.NotFound _, Finding.Failed _ -> CallResult.NOT_FOUND;
            case Finding.Unclear _ -> CallResult.NOT_SAID;
            case Finding.NotAsked _ -> CallResult.NOT_ASKED;
        });
    }

    @Override
    public Balance balance(PaymentBill bill, Capture capture) {
        return measured(
                Call.INQUIRY,
                bill.order(),
                CallResult.NOT_SAID,
                () -> gateway.balance(bill, capture),
                balance -> switch (balance) {
                    case Balance.Left _, Balance.DepositReversed _ -> CallResult.FOUND;
                    case Balance.NoCapture _ -> CallResult.NOT_FOUND;
                    case Balance.Unclear _ -> CallResult.NOT_SAID;
                    case Balance.NotAsked _ -> CallResult.NOT_ASKED;
                });
    }

    @Override
    public RefundAnswer refund(UUID order, Capture capture, Won amount, Won left, RefundTry attempt) {
        return measured(
                Call.REFUND,
                order,
                CallResult.REFUND_UNCLEAR,
                () -> gateway.refund(order, capture, amount, left, attempt),
                answer -> switch (answer) {
                    case RefundAnswer.Done _ -> CallResult.GIVEN_BACK;
                    case RefundAnswer.NotDone it ->
                        it.why().startsWith(NOT_LOOKED_AT) ? CallResult.REFUND_NOT_SENT : CallResult.NOT_GIVEN_BACK;
                    case RefundAnswer.Unclear _, RefundAnswer.NotAsked _ -> CallResult.REFUND_UNCLEAR;
                });
    }

    @Override
    public Optional<List<Entry>> journal(Instant from, Instant to, Optional<String> after) {
        return gateway.journal(from, to, after);
    }

    private <T> T measured(
            Call call, UUID payment, CallResult broken, Supplier<T> request, Function<T, CallResult> result) {
        return health.measured(name(), call, payment, broken, request, result);
    }
}
