package dev.dosirak.payment.charge;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/// When tests look again.
public final class TestSchedules {

    public static final PaymentRetrySchedule USUAL = of(
            Duration.ofSeconds(2),
            List.of(Duration.ofMinutes(1), Duration.ofMinutes(10), Duration.ofHours(1), Duration.ofDays(1)),
            List.of(Duration.ofMinutes(15)));

    private TestSchedules() {}

    public static PaymentRetrySchedule of(Duration claim, List<Duration> lateLooks, List<Duration> orderLooks) {
        return new PaymentRetrySchedule(
                Map.of("model", Duration.ofSeconds(10)),
                Duration.ofSeconds(5),
                Duration.ofSeconds(1),
                Duration.ofMinutes(1),
                Duration.ofHours(1),
                claim,
                lateLooks,
                orderLooks);
    }
}
