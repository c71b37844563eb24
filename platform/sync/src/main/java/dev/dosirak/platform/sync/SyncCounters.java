package dev.dosirak.platform.sync;

import java.util.concurrent.atomic.AtomicLong;

/// Counts what a copy does.
final class SyncCounters {

    final AtomicLong notices = new AtomicLong();
    final AtomicLong calls = new AtomicLong();
    final AtomicLong fetched = new AtomicLong();
    final AtomicLong imported = new AtomicLong();
    final AtomicLong pulses = new AtomicLong();

    SyncMetrics metrics() {
        return new SyncMetrics(notices.get(), calls.get(), fetched.get(), imported.get(), pulses.get());
    }
}
