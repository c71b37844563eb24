package dev.dosirak.payment.charge;

/// A gateway that takes money in its windows by itself, and there is only asked whether it has.
final class UnaskedGateway extends GatewayDecorator {

    UnaskedGateway(PaymentGateway gateway) {
        super(gateway);
    }

    @Override
    public Answer approve(PaymentBill bill, String billingKey, int number) {
        if (!bill.inWindow()) {
            return super.approve(bill, billingKey, number);
        }
        return find(bill) instanceof Finding.Found it
                ? new Answer.Taken(it.capture(), it.left())
                : new Answer.Undecided();
    }
}
