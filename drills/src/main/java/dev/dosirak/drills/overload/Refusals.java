package dev.dosirak.drills.overload;

import dev.dosirak.demo.people.CallLog;
import dev.dosirak.demo.traffic.Latencies;
import java.util.concurrent.atomic.LongAdder;

/// How long it took to be told no, by those who wanted to order.
final class Refusals implements CallLog {

    private static final int TURNED_AWAY = 503;

    private final Latencies latencies = new Latencies();
    private final LongAdder number = new LongAdder();

    @Override
    public void called(Attempt attempt) {
        if (attempt.status() == TURNED_AWAY
                && attempt.method().equals("POST")
                && attempt.path().equals("/api/v1/orders")) {
            number.increment();
            latencies.add(attempt.millis() * 1_000);
        }
    }

    long number() {
        return number.sum();
    }

    double millisAt(double share) {
        return latencies.millisAt(share);
    }
}
