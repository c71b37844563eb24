package dev.dosirak.payment.charge;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Random;
import java.util.TreeMap;

/// Time, chance and trouble. Whoever touches the world may find that other things happened first, or crash.
final class World extends Clock {

    /// The process ends here; nothing after this line of it happens.
    static final class Crash extends Error {
        Crash() {
            super("crash", null, false, false);
        }
    }

    private static final int MOST_AT_ONCE = 4;

    private final Random random;
    private final TreeMap<Instant, Runnable> later = new TreeMap<>();
    private Instant now = PaymentTest.NOON;
    private Instant latest = Instant.MAX;
    private Runnable others = () -> {};
    private int depth;
    private int trouble;

    World(long seed, int trouble) {
        this.random = new Random(seed);
        this.trouble = trouble;
    }

    void others(Runnable others) {
        this.others = others;
    }

    /// Everything works from now on.
    void calm() {
        trouble = 0;
    }

    boolean chance(int percent) {
        return trouble > 0 && random.nextInt(100) < percent;
    }

    int pick(int count) {
        return random.nextInt(count);
    }

    /// Other workers, customers and time get their turn here, and the process may end.
    void meanwhile() {
        while (depth < MOST_AT_ONCE && chance(35)) {
            trouble--;
            depth++;
            try {
                others.run();
            } finally {
                depth--;
            }
        }
        mayCrash();
    }

    void mayCrash() {
        if (chance(4)) {
            trouble--;
            throw new Crash();
        }
    }

    /// What happens in here, happens before `limit`: so much a gateway promises.
    void within(Instant limit, Runnable work) {
        var before = latest;
        latest = limit.isBefore(latest) ? limit : latest;
        try {
            work.run();
        } finally {
            latest = before;
        }
    }

    void pass(Duration time) {
        var then = now.plus(time);
        var target = then.isBefore(latest) ? then : latest;
        while (!later.isEmpty() && !later.firstKey().isAfter(target)) {
            var next = later.pollFirstEntry();
            now = next.getKey().isAfter(now) ? next.getKey() : now;
            next.getValue().run();
        }
        now = target.isAfter(now) ? target : now;
    }

    void later(Instant at, Runnable work) {
        var free = at;
        while (later.containsKey(free)) {
            free = free.plusNanos(1);
        }
        later.put(free, work);
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
