package dev.dosirak.payment.charge;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Money that was taken for an order beside what is on [record][Payment.Captured#capture()], mostly by another gateway.
/// It
/// goes back
/// where it came from, whatever becomes of the order: only the capture on record pays.
///
/// @param tries to give it back that gave nothing back
/// @param why the gateway refuses for good, so that people should look; empty while it does not
/// @param refunded nothing is left of it
public record SecondCapture(Capture capture, int tries, Optional<String> why, boolean refunded) {

    static SecondCapture found(Capture capture) {
        return new SecondCapture(capture, 0, Optional.empty(), false);
    }

    public boolean isStuck() {
        return !refunded && why.isPresent();
    }

    boolean isAt(String pg) {
        return capture.pg().equals(pg);
    }

    boolean is(Capture other) {
        return isAt(other.pg()) && capture.paymentKey().equals(other.paymentKey());
    }

    static List<SecondCapture> with(List<SecondCapture> all, Capture capture) {
        return Stream.concat(all.stream(), Stream.of(found(capture))).toList();
    }

    static List<SecondCapture> without(List<SecondCapture> all, Capture capture) {
        return all.stream().filter(it -> !it.is(capture)).toList();
    }

    static List<SecondCapture> notRefunded(List<SecondCapture> all, Capture capture, int tries, Optional<String> why) {
        return all.stream()
                .map(it -> it.is(capture) ? new SecondCapture(it.capture, tries, why, false) : it)
                .toList();
    }

    static List<SecondCapture> refunded(List<SecondCapture> all, Capture capture) {
        return all.stream()
                .map(it -> it.is(capture) ? new SecondCapture(it.capture, it.tries, Optional.empty(), true) : it)
                .toList();
    }

    /// Whatever is stuck is tried as often as if it had not been.
    static List<SecondCapture> retried(List<SecondCapture> all) {
        return all.stream()
                .map(it -> it.isStuck() ? new SecondCapture(it.capture, it.tries, Optional.empty(), false) : it)
                .toList();
    }
}
