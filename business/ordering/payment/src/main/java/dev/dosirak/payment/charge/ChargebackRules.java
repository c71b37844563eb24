package dev.dosirak.payment.charge;

import dev.dosirak.payment.charge.Payment.CancelledUnseen;
import dev.dosirak.payment.charge.Payment.Captured;
import dev.dosirak.payment.charge.Payment.Nothing;
import dev.dosirak.payment.charge.Payment.Pending;
import dev.dosirak.payment.charge.Payment.Unpaid;
import dev.dosirak.payment.charge.Payment.Withdrawn;
import dev.dosirak.payment.charge.PaymentCommand.CloseChargeback;
import dev.dosirak.payment.charge.PaymentCommand.OpenChargeback;
import dev.dosirak.payment.charge.PaymentEvent.ChargebackClosed;
import dev.dosirak.payment.charge.PaymentEvent.ChargebackOpened;
import dev.dosirak.platform.kernel.Refused;
import dev.dosirak.platform.kernel.Won;
import java.util.List;
import java.util.Optional;

/// What a command does in a state, as far as customers dispute what they have paid.
///
/// Nobody is to have their money back twice: while one is open nothing is given back, and what was lost is not given
/// back any more. It may come when all has gone back already; then it is to be contested by people.
final class ChargebackRules {

    private ChargebackRules() {}

    static List<PaymentEvent> open(Payment state, OpenChargeback c) {
        return switch (state) {
            case Captured s when s.funds().chargeback(c.id()).isPresent() -> List.of();
            case Captured s
            when disputable(s).isLessThan(c.amount()) ->
                throw new Refused(
                        PaymentRefusal.MORE_THAN_CAPTURED, disputable(s).amount());
            case Captured _ -> List.of(new ChargebackOpened(c.id(), c.amount(), c.reason(), c.by(), c.at()));
            case Nothing _ -> throw new Refused(PaymentRefusal.UNKNOWN_PAYMENT);
            case CancelledUnseen _, Pending _, Withdrawn _, Unpaid _ ->
                throw new Refused(PaymentRefusal.NOTHING_CAPTURED);
        };
    }

    private static Won disputable(Captured state) {
        var disputed = Won.sum(state.funds().chargebacks().stream()
                .filter(Chargeback::isNotWon)
                .map(Chargeback::amount));
        return state.capture().amount().minus(disputed);
    }

    static List<PaymentEvent> close(Payment state, CloseChargeback c) {
        var found = state instanceof Captured s ? s.funds().chargeback(c.id()) : Optional.<Chargeback>empty();
        var chargeback = found.orElseThrow(() -> new Refused(PaymentRefusal.UNKNOWN_CHARGEBACK));
        if (chargeback.isOpen()) {
            return List.of(new ChargebackClosed(c.id(), chargeback.amount(), c.outcome(), c.by(), c.at()));
        }
        Refused.unless(chargeback.stage() == c.outcome().stage(), PaymentRefusal.CHARGEBACK_CLOSED);
        return List.of();
    }
}
