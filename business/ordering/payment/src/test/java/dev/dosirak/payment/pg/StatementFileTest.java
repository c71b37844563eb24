package dev.dosirak.payment.pg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dosirak.payment.reconciliation.BadStatement;
import dev.dosirak.payment.reconciliation.BadStatement.Problem;
import dev.dosirak.payment.reconciliation.StatementNotAsked;
import dev.dosirak.platform.events.EventJson;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StatementFileTest {

    static final LocalDate DAY = LocalDate.parse("2026-11-20");

    final ScriptedGateway gateway = new ScriptedGateway();

    StatementFileTest() throws IOException {}

    @AfterEach
    void close() {
        gateway.close();
    }

    /// Our contract is at its end, not the gateway.
    @Test
    void whatWeMayNotAskForIsNotMissing() {
        var file = file(() -> false);
        assertThatThrownBy(() -> file.open("/v1/settlements")).isInstanceOf(StatementNotAsked.class);
        assertThatThrownBy(() -> file.payOuts("/v1/pay-outs", DAY)).isInstanceOf(StatementNotAsked.class);
        assertThat(gateway.asked()).isEmpty();
    }

    @Test
    void whatTheGatewayDoesNotHaveIsMissing() {
        assertThatThrownBy(() -> file(() -> true).open("/v1/settlements"))
                .isInstanceOfSatisfying(
                        BadStatement.class, it -> assertThat(it.problem()).isEqualTo(Problem.NOT_THERE));
        assertThat(gateway.asked()).hasSize(1);
    }

    @Test
    void whoeverIsInterruptedWhileHeWaitsAsksForNothing() {
        StatementFile.Turn interrupted = () -> {
            throw new InterruptedIOException("stop");
        };
        assertThatThrownBy(() -> file(interrupted).open("/v1/settlements")).isInstanceOf(BadStatement.class);
        assertThat(gateway.asked()).isEmpty();
    }

    private StatementFile file(StatementFile.Turn turn) {
        return new StatementFile(gateway.client("secret"), turn, new EventJson()::read);
    }
}
