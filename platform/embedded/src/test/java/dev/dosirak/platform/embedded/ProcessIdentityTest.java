package dev.dosirak.platform.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class ProcessIdentityTest {

    private final ProcessHandle me = ProcessHandle.current();

    @Test
    void whatIsWrittenIsReadAgain() {
        var identity = ProcessIdentity.of(me);
        assertThat(ProcessIdentity.parse(identity + "\n")).contains(identity);
        assertThat(identity.process()).contains(me);
        assertThat(ProcessIdentity.parse("")).isEmpty();
        assertThat(ProcessIdentity.parse("4711")).isEmpty();
        assertThat(ProcessIdentity.parse("4711@today")).isEmpty();
    }

    @Test
    void anIdThatIsUsedAgainIsAnotherProcess() {
        assertThat(new ProcessIdentity(me.pid(), ProcessIdentity.of(me).started() - 1).isAlive())
                .isFalse();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void theClockOfTheMachineDoesNotEnterIt() {
        var byTheClock = me.info().startInstant().orElseThrow().toEpochMilli();
        assertThat(ProcessIdentity.of(me).started() % 10_000_000_000L)
                .isLessThan(Instant.now().toEpochMilli() % 10_000_000_000_000L)
                .isNotEqualTo(byTheClock % 10_000_000_000L);
    }

    @Test
    void theRecordOfAnEarlierVersionIsRecognised() {
        var byTheClock = me.info().startInstant().orElseThrow().toEpochMilli();
        assertThat(new ProcessIdentity(me.pid(), byTheClock).process()).contains(me);
    }
}
