package dev.dosirak.platform.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SupervisorTest {

    static final Duration SHORT = Duration.ofMillis(2);
    static final Duration A_MOMENT = Duration.ofMillis(20);
    static final Duration NEVER = Duration.ofDays(1);

    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final AtomicInteger rounds = new AtomicInteger();
    final AtomicInteger interruptions = new AtomicInteger();

    /// What dies counts as lost at once, and as living again when it has lasted for a moment.
    final Supervisor supervisor =
            new Supervisor(meters, new Supervisor.Timing(SHORT, SHORT, Duration.ZERO, new BackOff(SHORT, SHORT)));

    @AfterEach
    void stop() {
        supervisor.stop();
    }

    @Test
    void aLoopThatDiedOfAnErrorIsBegunAgain() {
        run(new Loop("sewing", SHORT, () -> {
            if (rounds.incrementAndGet() == 1) {
                throw new StackOverflowError("too deep");
            }
        }));

        await().until(() -> rounds.get() > 2 && up("sewing") == 1);
        assertThat(counted("dosirak.loop.restarts", "sewing")).isEqualTo(1);
        assertThat(supervisor.lost()).isEmpty();
    }

    @Test
    void whatDiesAgainAndAgainIsSeen() {
        run(new Loop("sewing", SHORT, () -> {
            throw new NoClassDefFoundError("needle");
        }));

        await().until(() -> counted("dosirak.loop.restarts", "sewing") > 2);
        await().untilAsserted(() -> assertThat(supervisor.lost()).containsExactly("sewing"));
        await().untilAsserted(() -> assertThat(up("sewing")).isZero());
    }

    @Test
    void aDeadDatabaseIsNoDeath() {
        run(new Loop("sewing", SHORT, () -> {
            if (rounds.incrementAndGet() < 3) {
                throw new IllegalStateException("no connection");
            }
        }));

        await().until(() -> rounds.get() > 3);
        assertThat(counted("dosirak.loop.failures", "sewing")).isEqualTo(2);
        assertThat(counted("dosirak.loop.restarts", "sewing")).isZero();
        assertThat(supervisor.lost()).isEmpty();
    }

    @Test
    void aLoopThatSomebodyInterruptedIsBegunAgain() {
        run(new Loop("sewing", SHORT, () -> {
            if (rounds.incrementAndGet() == 1) {
                Thread.currentThread().interrupt();
            }
        }));

        await().until(() -> rounds.get() > 2);
        assertThat(counted("dosirak.loop.restarts", "sewing")).isEqualTo(1);
    }

    @Test
    void aRoundThatDoesNotEndIsInterruptedAndBegunAgain() {
        run(new Loop(
                "sewing",
                Pause.of(SHORT),
                () -> {
                    if (rounds.incrementAndGet() == 1) {
                        awaitUnchecked(new CountDownLatch(1));
                    }
                },
                A_MOMENT));

        await().until(() -> rounds.get() > 2 && up("sewing") == 1);
        assertThat(counted("dosirak.loop.restarts", "sewing")).isEqualTo(1);
        assertThat(supervisor.lost()).isEmpty();
    }

    /// Two of them at once would be worse than none.
    @Test
    void aRoundThatNothingCanInterruptIsSeenAndNotBegunASecondTime() {
        var end = new AtomicBoolean();
        run(new Loop("sewing", Pause.of(SHORT), () -> goRoundInCircles(end), A_MOMENT));
        await().until(() -> stuck("sewing") == 1);
        await().untilAsserted(() -> assertThat(supervisor.lost()).containsExactly("sewing"));
        await().until(() -> interruptions.get() > 0);
        assertThat(rounds).hasValue(1);
        end.set(true);

        await().until(() -> rounds.get() > 1 && stuck("sewing") == 0);
        await().untilAsserted(() -> assertThat(supervisor.lost()).isEmpty());
    }

    @Test
    void whatMustNotBeInterruptedIsOnlySeen() {
        var end = new CountDownLatch(1);
        run(new Loop("sewing", Pause.of(SHORT), () -> awaitUnchecked(end), A_MOMENT).neverInterrupted());
        await().untilAsserted(() -> assertThat(supervisor.lost()).containsExactly("sewing"));
        end.countDown();

        await().untilAsserted(() -> assertThat(supervisor.lost()).isEmpty());
        assertThat(counted("dosirak.loop.restarts", "sewing")).isZero();
    }

    private void goRoundInCircles(AtomicBoolean end) {
        rounds.incrementAndGet();
        while (!end.get()) {
            if (Thread.interrupted()) {
                interruptions.incrementAndGet();
            }
            Thread.yield();
        }
    }

    @Test
    void workInHandIsDoneToItsEndWhenTheServiceStops() {
        var begun = new CountDownLatch(1);
        var mayEnd = new CountDownLatch(1);
        run(new Loop("sewing", SHORT, () -> {
            begun.countDown();
            awaitUnchecked(mayEnd);
            rounds.incrementAndGet();
        }));
        awaitUnchecked(begun);
        Thread.ofVirtual().start(mayEnd::countDown);
        supervisor.stop();

        assertThat(rounds).hasValue(1);
    }

    @Test
    void whoOnlyWaitsStopsAtOnceAndGoesOnWhenTheServiceDoes() {
        var bell = new AtomicInteger(1);
        run(new Loop("sewing", () -> Thread.sleep(bell.get() > 0 ? SHORT : NEVER), () -> {
            bell.decrementAndGet();
            rounds.incrementAndGet();
        }));
        await().until(() -> rounds.get() == 1);
        supervisor.stop();
        bell.set(1);
        supervisor.start();

        await().until(() -> rounds.get() == 2);
    }

    private void run(SupervisedTask it) {
        supervisor.supervise(it);
        supervisor.start();
    }

    private static void awaitUnchecked(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private double up(String loop) {
        return meters.get("dosirak.loop.up").tag("loop", loop).gauge().value();
    }

    private double stuck(String loop) {
        return meters.get("dosirak.loop.stuck").tag("loop", loop).gauge().value();
    }

    private double counted(String meter, String loop) {
        return meters.get(meter).tag("loop", loop).functionCounter().count();
    }
}
