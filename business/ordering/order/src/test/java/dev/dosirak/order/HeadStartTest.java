package dev.dosirak.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class HeadStartTest {

    static final Instant BACK_AGAIN = Instant.parse("2026-05-04T03:00:00Z");
    static final Duration A_MINUTE = Duration.ofMinutes(1);

    final AtomicReference<Instant> now = new AtomicReference<>(BACK_AGAIN);

    @Test
    void nobodyIsGivenUpBeforeTheNewsHadTimeToArrive() {
        var givenUp = new AtomicInteger();
        InstantSource source = now::get;
        var sweep = new HeadStart(A_MINUTE, source.withZone(ZoneOffset.UTC)).before(givenUp::incrementAndGet);

        sweep.run();
        now.set(BACK_AGAIN.plus(A_MINUTE).minusMillis(1));
        sweep.run();
        assertThat(givenUp).hasValue(0);

        now.set(BACK_AGAIN.plus(A_MINUTE));
        sweep.run();
        sweep.run();
        assertThat(givenUp).hasValue(2);
    }
}
