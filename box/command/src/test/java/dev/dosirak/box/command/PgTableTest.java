package dev.dosirak.box.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class PgTableTest {

    @Test
    void eachGatewayHasALineWithWhatIsSetAndHowItDoes() {
        var terminal = RecordingTerminal.plain();
        new PgTable(terminal.terminal())
                .show(JsonMapper.shared().readTree("""
                [{"gateway":"toss","weight":100,"on":true,"brandsOff":[],"methodsOff":[],"state":"closed",
                  "since":"2026-12-02T03:00:00Z","ramp":1.0,"lastMinute":75,"shareOfLastMinute":0.75,"inFlight":3,"windows":"open"},
                 {"gateway":"nice","weight":0,"on":true,"brandsOff":["kb"],"methodsOff":["registered-card"],
                  "state":"ramping","since":"2026-12-02T03:00:00Z","ramp":0.05,"lastMinute":25,
                  "shareOfLastMinute":0.25,"inFlight":0},
                 {"gateway":"portone","weight":50,"on":false,"brandsOff":[],"methodsOff":[],"state":"open",
                  "since":"%s","ramp":0.0,"lastMinute":0,"shareOfLastMinute":0.0,"inFlight":1}]
                """.formatted(Instant.now().minus(Duration.ofSeconds(185)))));

        assertThat(terminal.shown())
                .containsExactly(
                        "GATEWAY    WEIGHT  SWITCH  STATE              LAST MINUTE  IN FLIGHT  NOT HERE",
                        "toss          100  on      well                 75 (75 %)          3  payment-window (away)",
                        "nice            0  on      back, 5 %            25 (25 %)          0  kb, registered-card",
                        "portone        50  off     away for 3 min         0 (0 %)          1");
    }
}
