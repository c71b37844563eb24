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
public record Funds(Capture capture, Won left, List<SecondCapture> seconds, List<PartialRefund> partialRefunds) {

    static Funds of(Capture capture) {
        return new Funds(capture, capture.amount(), List.of(), List.of());
    }

    Funds withLeft(Won left) {
        return new Funds(capture, left, seconds, partialRefunds);
    }

    Funds withSeconds(List<SecondCapture> seconds) {
        return new Funds(capture, left, seconds, partialRefunds);
    }

    private Funds withPartialRefunds(Stream<PartialRefund> partialRefunds) {
        return new Funds(capture, left, seconds, partialRefunds.toList());
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

    /// Of what is left, what nobody has asked for yet.
    Won unclaimed() {
        var claimed = partialRefunds.stream()
                .filter(PartialRefund::isOpen)
                .map(PartialRefund::amount)
                .reduce(Won.ZERO, Won::plus);
        return claimed.isLessThan(left) ? left.minus(claimed) : Won.ZERO;
    }

    /// All that has gone back in parts.
    public Won partlyRefunded() {
        return partialRefunds.stream()
                .filter(it -> it.stage() == Stage.DONE)
                .map(PartialRefund::amount)
                .reduce(Won.ZERO, Won::plus);
    }
}
