package dev.dosirak.payment.charge;

import dev.dosirak.platform.kernel.Won;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Every request for money is lost on its way to it.
final class LosingGateway implements PaymentGateway {

    private final World world;
    private final boolean recognizesRepeats;
    private final List<Instant> asked = new ArrayList<>();
    private Answer answer = new Answer.Unclear();
    private Finding finding = new Finding.NotFound();

    LosingGateway(World world, boolean recognizesRepeats) {
        this.world = world;
        this.recognizesRepeats = recognizesRepeats;
    }

    /// When money was asked for.
    List<Instant> asked() {
        return asked;
    }

    /// From now on, to every request for money.
    void answers(Answer answer) {
        this.answer = answer;
    }

    /// From now on, of every order.
    void says(Finding finding) {
        this.finding = finding;
    }

    @Override
    public String name() {
        return "model";
    }

    @Override
    public boolean recognizesRepeats() {
        return recognizesRepeats;
    }

    @Override
    public Answer approve(PaymentBill bill, String billingKey, int number) {
        asked.add(world.instant());
        return answer;
    }

    @Override
    public Finding find(PaymentBill bill) {
        return finding;
    }

    @Override
    public Balance balance(PaymentBill bill, Capture capture) {
        return new Balance.NoCapture();
    }

    @Override
    public RefundAnswer refund(UUID order, Capture capture, Won amount, Won left, RefundTry attempt) {
        return new RefundAnswer.Unclear();
    }

    @Override
    public Optional<List<Entry>> journal(Instant from, Instant to, Optional<String> after) {
        return Optional.empty();
    }
}
