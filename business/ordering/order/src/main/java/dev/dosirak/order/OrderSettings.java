package dev.dosirak.order;

import dev.dosirak.platform.kernel.ServiceAddresses;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The order service's own settings, under `dosirak.order`. It gives nothing up by its own clock: whoever is asked is
/// told until when the answer counts, and decides.
///
/// @param payWithin payment is told that the money must be taken by then; an hour at most
/// @param answerWithin relay is told that the shop must have answered by then; longer than the five minutes that it
///     gives the owner, by as much as the question may be under way
/// @param askAfter whoever has been silent for so long is asked; where people are at work, five times as long
/// @param admission whether orders are refused while more is under way than can be carried
/// @param mostUnpaid so many orders of one customer may wait for their money; without admission, any number
/// @param paymentService where payment answers, and so on
@ConfigurationProperties(prefix = "dosirak.order", ignoreUnknownFields = false)
record OrderSettings(
        @DefaultValue("10m") Duration payWithin,
        @DefaultValue("7m") Duration answerWithin,
        @DefaultValue("1m") Duration askAfter,
        boolean admission,
        int mostUnpaid,
        ServiceAddresses paymentService,
        ServiceAddresses relayService,
        ServiceAddresses deliveryService) {

    /// No gateway forgets sooner than after three hours that it was asked for this money before, and until then payment
    /// may ask it once more.
    private static final Duration LONGEST_TO_PAY = Duration.ofHours(1);

    OrderSettings {
        if (!payWithin.isPositive() || payWithin.compareTo(LONGEST_TO_PAY) > 0) {
            throw new IllegalArgumentException(
                    "dosirak.order.pay-within must be above zero and at most 1h, not %s: gateways know for hours only"
                                    .formatted(payWithin)
                            + " that a request is the same as before, and might charge a customer twice");
        }
    }
}
