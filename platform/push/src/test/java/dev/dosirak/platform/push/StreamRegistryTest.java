package dev.dosirak.platform.push;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.boot.web.server.context.WebServerApplicationContext;

class StreamRegistryTest {

    static final UUID SUNJA = UUID.randomUUID();
    static final UUID DONGSU = UUID.randomUUID();

    final StreamRegistry registry = new StreamRegistry(2);

    @Test
    void aPersonsStreamsAreWokenAndNoOther() throws Exception {
        var stream = open(SUNJA);
        var woken = waiting(stream);
        var sleeping = waiting(open(DONGSU));

        registry.wake(SUNJA);

        woken.get(5, TimeUnit.SECONDS);
        assertThat(sleeping).isNotDone();
        registry.stop();
    }

    @Test
    void aCallBeforeTheWaitingIsNotMissed() throws Exception {
        var stream = open(SUNJA);
        registry.wake(SUNJA);

        waiting(stream).get(5, TimeUnit.SECONDS);
    }

    @Test
    void onlyWhoHasNotSentEverythingIsBehind() throws Exception {
        var behind = open(SUNJA);
        var upToDate = open(SUNJA);
        upToDate.sent(1);
        var sleeping = waiting(upToDate);

        registry.wakeIfLagging(SUNJA, 1);

        waiting(behind).get(5, TimeUnit.SECONDS);
        assertThat(sleeping).isNotDone();
        registry.stop();
    }

    @Test
    void whoeverIsTurnedAwayHasTheOthersShowThatTheyLive() throws Exception {
        var one = open(SUNJA);
        open(SUNJA);
        var woken = waiting(one);
        assertThat(registry.open(SUNJA, "", 0)).isEmpty();

        woken.get(5, TimeUnit.SECONDS);
        assertThat(one.takeProbe()).isTrue();
        assertThat(one.takeProbe()).as("once").isFalse();
    }

    @Test
    void streamsEndBeforeTheWebServerWaitsForItsRequests() {
        var before = open(SUNJA);
        assertThat(registry.isRunning()).as("else it is not stopped").isTrue();

        registry.stop();

        assertThat(before.isOver()).isTrue();
        assertThat(open(DONGSU).isOver()).isTrue();
        assertThat(registry.isRunning()).isFalse();
        assertThat(registry.getPhase())
                .as("higher phases stop first")
                .isGreaterThan(WebServerApplicationContext.GRACEFUL_SHUTDOWN_PHASE);
    }

    private OpenStream open(UUID person) {
        return registry.open(person, "", 0).orElseThrow();
    }

    private static CompletableFuture<Void> waiting(OpenStream stream) {
        return CompletableFuture.runAsync(
                () -> {
                    try {
                        stream.await(Duration.ofDays(1));
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                it -> Thread.ofVirtual().start(it));
    }
}
