package dev.dosirak.drills.overload;

import dev.dosirak.demo.people.CallLog;
import dev.dosirak.demo.traffic.Latencies;
import dev.dosirak.drills.rig.Figures;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;

/// How long it took to be told no, by those who wanted to order, and for what reason.
final class RefusalStats implements CallLog {

    private static final int TURNED_AWAY = 503;

    private final Latencies latencies = new Latencies();
    private final LongAdder number = new LongAdder();
    private final Map<String, RefusalStats> byReason = new ConcurrentSkipListMap<>();

    @Override
    public void onAttempt(Attempt attempt) {
        if (attempt.status() == TURNED_AWAY
                && attempt.method().equals("POST")
                && attempt.path().equals("/api/v1/orders")) {
            add(attempt);
            byReason.computeIfAbsent(attempt.reason(), _ -> new RefusalStats()).add(attempt);
        }
    }

    private void add(Attempt attempt) {
        number.increment();
        latencies.add(attempt.millis() * 1_000);
    }

    long number() {
        return number.sum();
    }

    double millisAt(double share) {
        return latencies.millisAt(share);
    }

    void tellReasons(Figures figures) {
        byReason.forEach((reason, all) -> figures.say(
                "%s: %d refusals, p99 %.0f ms",
                reason.isEmpty() ? "no reason" : reason, all.number(), all.millisAt(0.99)));
    }
}
