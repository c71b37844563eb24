package dev.dosirak.payment.charge;

import dev.dosirak.payment.charge.PartialRefund.Stage;
import dev.dosirak.platform.kernel.Won;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// What gateways have of an order's money.
///
/// @param capture that pays
/// @param left of it, as far as we know
/// @param seconds what gateways have taken beside it
/// @param partialRefunds parts of the capture that go back or have gone back, in the order in
///     which they were asked for
/// @param chargebacks what the customer has disputed of the capture, in the order in which it was put on record
public record Funds(
        Capture capture,
        Won left,
        List<SecondCapture> seconds,
        List<PartialRefund> partialRefunds,
        List<Chargeback> chargebacks) {

    static Funds of(Capture capture) {
        return new Funds(capture, capture.amount(), List.of(), List.of(), List.of());
    }

    Funds withLeft(Won left) {
        return new Funds(capture, left, seconds, partialRefunds, chargebacks);
    }

    Funds withSeconds(List<SecondCapture> seconds) {
        return new Funds(capture, left, seconds, partialRefunds, chargebacks);
    }

    private Funds withPartialRefunds(Stream<PartialRefund> partialRefunds) {
        return new Funds(capture, left, seconds, partialRefunds.toList(), chargebacks);
    }

    private Funds withChargebacks(Stream<Chargeback> chargebacks) {
        return new Funds(capture, left, seconds, partialRefunds, chargebacks.toList());
    }

    Funds disputed(Chargeback chargeback) {
        return withChargebacks(Stream.concat(chargebacks.stream(), Stream.of(chargeback)));
    }

    Funds closed(UUID id, Chargeback.Outcome outcome, Instant at) {
        return withChargebacks(chargebacks.stream().map(it -> it.id().equals(id) ? it.closed(outcome, at) : it));
    }

    Optional<Chargeback> chargeback(UUID id) {
        return chargebacks.stream().filter(it -> it.id().equals(id)).findFirst();
    }

    /// Whether somebody decides just now whose money it is: nothing may go back.
    public boolean isDisputed() {
        return chargebacks.stream().anyMatch(Chargeback::isOpen);
    }

    /// What the customer has of the capture by disputes that we have lost. The gateway has it in the payment still.
    Won lost() {
        return sumOf(chargebacks.stream().filter(Chargeback::isLost));
    }

    /// Of what a gateway has left, what the customer has not got by a dispute.
    Won refundable(Won left) {
        return less(left, lost());
    }

    private static Won sumOf(Stream<Chargeback> chargebacks) {
        return Won.sum(chargebacks.map(Chargeback::amount));
    }

    private static Won less(Won sum, Won taken) {
        return taken.isLessThan(sum) ? sum.minus(taken) : Won.ZERO;
    }

    Funds requested(PartialRefund partialRefund) {
        return withPartialRefunds(Stream.concat(partialRefunds.stream(), Stream.of(partialRefund)));
    }

    Funds refunded(UUID id, Won amount) {
        return withLeft(left.minus(amount)).change(id, it -> it.ended(Stage.DONE));
    }

    Funds change(UUID id, UnaryOperator<PartialRefund> change) {
        return withPartialRefunds(partialRefunds.stream().map(it -> it.id().equals(id) ? change.apply(it) : it));
    }

    Funds retried(Instant at) {
        return withSeconds(SecondCapture.retried(seconds))
                .withPartialRefunds(partialRefunds.stream().map(it -> it.retried(at)));
    }

    Optional<PartialRefund> partialRefund(UUID id) {
        return partialRefunds.stream().filter(it -> it.id().equals(id)).findFirst();
    }

    /// What is to be given back next, one after the other: a gateway refuses two at once, and of
    /// two that are under way nobody could tell by what is left which has come to its end. One
    /// that is stuck lets the others pass, unless a request for it is under way.
    Optional<PartialRefund> nextPartialRefund() {
        return partialRefunds.stream()
                .filter(it -> it.attempt() != null)
                .findFirst()
                .or(() -> partialRefunds.stream()
                        .filter(it -> it.stage() == Stage.PENDING)
                        .findFirst())
                .or(() -> partialRefunds.stream()
                        .filter(PartialRefund::isStuck)
                        .min(Comparator.comparing(PartialRefund::since)));
    }

    /// Of what is left, what nobody has asked for yet, nor disputes.
    Won unclaimed() {
        var claimed =
                Won.sum(partialRefunds.stream().filter(PartialRefund::isOpen).map(PartialRefund::amount));
        return less(less(left, sumOf(chargebacks.stream().filter(Chargeback::isNotWon))), claimed);
    }

    /// All that has gone back in parts.
    public Won partlyRefunded() {
        return Won.sum(
                partialRefunds.stream().filter(it -> it.stage() == Stage.DONE).map(PartialRefund::amount));
    }
}
