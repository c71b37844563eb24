package dev.dosirak.payment.distribution;

import dev.dosirak.payment.charge.PaymentBill;
import dev.dosirak.payment.charge.ReturnCheck;
import dev.dosirak.payment.charge.WindowGateway;
import dev.dosirak.payment.charge.WindowReturn;
import dev.dosirak.payment.distribution.CallResult.Call;
import java.util.function.Function;
import java.util.function.Supplier;

/// A gateway of whose windows every one that is opened or not, and every return from one, is told to
/// [GatewayHealth]; it does as the gateway does.
public final class MeasuredWindows implements WindowGateway {

    private final WindowGateway gateway;
    private final GatewayHealth health;

    public MeasuredWindows(WindowGateway gateway, GatewayHealth health) {
        this.gateway = gateway;
        this.health = health;
    }

    @Override
    public String name() {
        return gateway.name();
    }

    @Override
    public Opening open(PaymentBill bill, int number) {
        return measured(bill, CallResult.NO_WINDOW, () -> gateway.open(bill, number), opening -> switch (opening) {
            // What the gateway has not named, it was not asked for.
            case Opening.Opened it when it.window().paymentKey() == null -> CallResult.WINDOW_PREPARED;
            case Opening.Opened _, Opening.AlreadyPaid _ -> CallResult.WINDOW_OPENED;
            case Opening.NotOpened _ -> CallResult.NO_WINDOW;
        });
    }

    @Override
    public boolean takesMoneyUnasked() {
        return gateway.takesMoneyUnasked();
    }

    @Override
    public ReturnCheck check(PaymentBill bill, WindowReturn back) {
        return measured(bill, CallResult.RETURN_NOT_CHECKED, () -> gateway.check(bill, back), check -> switch (check) {
            case GENUINE, OF_ANOTHER_ORDER, OF_ANOTHER_AMOUNT, USED, NOT_TOLD -> CallResult.RETURN_CHECKED;
            case NOT_SAID -> CallResult.RETURN_NOT_CHECKED;
            case NEEDS_NO_PROOF, FORGED, NOT_ASKED -> CallResult.RETURN_NOT_ASKED;
        });
    }

    private <T> T measured(PaymentBill bill, CallResult broken, Supplier<T> request, Function<T, CallResult> result) {
        return health.measured(name(), Call.WINDOW, bill.order(), broken, request, result);
    }
}
