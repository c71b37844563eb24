package dev.dosirak.payment.charge;

import static dev.dosirak.payment.charge.PaymentTest.LUNCH;

import dev.dosirak.platform.kernel.Won;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Gives back what it is asked for, as far as it has it.
final class PartlyRefundingGateway extends UnreachedGateway {

    final List<Won> asked = new ArrayList<>();
    Won left = LUNCH.amount();
    Won refuses = Won.ZERO;
    Won refusesToo = Won.ZERO;
    int losesAnswers;
    boolean arrives = true;
    boolean knows = true;

    @Nullable
    Won says;

    PartlyRefundingGateway() {
        super("model");
    }

    @Override
    public Balance balance(PaymentBill bill, Capture capture) {
        if (!knows) {
            return new Balance.NoCapture();
        }
        return new Balance.Left(says == null ? left : says);
    }

    @Override
    public RefundAnswer refund(UUID order, Capture capture, Won amount, Won before, RefundTry attempt) {
        asked.add(amount);
        if (amount.equals(refuses) || amount.equals(refusesToo)) {
            return new RefundAnswer.NotDone("not-cancelable-payment");
        }
        boolean lost = losesAnswers-- > 0;
        if (!lost || arrives) {
            left = left.minus(amount);
        }
        return lost ? new RefundAnswer.Unclear() : new RefundAnswer.Done();
    }

    @Override
    public Optional<List<Entry>> journal(Instant from, Instant to, Optional<String> after) {
        return Optional.of(List.of());
    }
}
