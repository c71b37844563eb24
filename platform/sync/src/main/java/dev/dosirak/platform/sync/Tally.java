package dev.dosirak.platform.sync;

import java.util.concurrent.atomic.AtomicLong;

/// Counts what a copy does.
final class Tally {

    final AtomicLong notices = new AtomicLong();
    final AtomicLong calls = new AtomicLong();
    final AtomicLong fetched = new AtomicLong();
    final AtomicLong imported = new AtomicLong();
    final AtomicLong pulses = new AtomicLong();

    Work work() {
        return new Work(notices.get(), calls.get(), fetched.get(), imported.get(), pulses.get());
    }
}
