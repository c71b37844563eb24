package dev.dosirak.payment.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dosirak.payment.charge.PaymentBill;
import dev.dosirak.payment.charge.PaymentWindow;
import dev.dosirak.payment.charge.ReturnCheck;
import dev.dosirak.payment.charge.WindowGateway;
import dev.dosirak.payment.charge.WindowGateway.Opening;
import dev.dosirak.payment.charge.WindowReturn;
import dev.dosirak.payment.distribution.GatewayHealth.Level;
import dev.dosirak.platform.kernel.Won;
import dev.dosirak.platform.testing.MovableClock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeasuredWindowsTest {

    private static final PaymentBill LUNCH =
            new PaymentBill(UUID.randomUUID(), UUID.randomUUID(), null, Won.of(18_000));
    private static final WindowReturn BACK = new WindowReturn(LUNCH.order(), "t1", LUNCH.amount(), Optional.empty());

    private final GatewayHealth health = new GatewayHealth(new MovableClock(Street.NOON));
    private final MeasuredWindows measured = new MeasuredWindows(new Scripted(), health);
    private Opening opening = new Opening.NotOpened();
    private ReturnCheck check = ReturnCheck.NOT_SAID;

    @ParameterizedTest
    @CsvSource({
        "GENUINE, RETURN_CHECKED",
        "OF_ANOTHER_ORDER, RETURN_CHECKED",
        "OF_ANOTHER_AMOUNT, RETURN_CHECKED",
        "USED, RETURN_CHECKED",
        "NOT_TOLD, RETURN_CHECKED",
        "NOT_SAID, RETURN_NOT_CHECKED",
        "NOT_ASKED, RETURN_NOT_ASKED",
        "NEEDS_NO_PROOF, RETURN_NOT_ASKED",
        "FORGED, RETURN_NOT_ASKED"
    })
    void whatTheGatewaySaysOfAReturnIsTold(ReturnCheck said, CallResult result) {
        check = said;
        assertThat(measured.check(LUNCH, BACK)).isEqualTo(said);
        assertThat(health.count("nice", result)).isEqualTo(1);
    }

    @Test
    void everyWindowIsTold() {
        measured.open(LUNCH, 1);
        assertThat(health.count("nice", CallResult.NO_WINDOW)).isEqualTo(1);
        opening = new Opening.Opened(new PaymentWindow(1, "nice", "t1", "https://nice.test"));
        assertThat(measured.open(LUNCH, 2)).isEqualTo(opening);
        assertThat(health.count("nice", CallResult.WINDOW_OPENED)).isEqualTo(1);
        opening = new Opening.AlreadyPaid();
        assertThat(measured.open(LUNCH, 2)).isEqualTo(opening);
        assertThat(health.count("nice", CallResult.WINDOW_OPENED))
                .as("no illness")
                .isEqualTo(2);
    }

    /// Its script opens windows in browsers, whatever ails it; what it says of those who come back shows how it does.
    @Test
    void aWindowThatNobodyWasAskedForDoesNotHideThatReturnsAreNotChecked() {
        opening = new Opening.Opened(new PaymentWindow(1, "nice", null, "https://nice.test/sdk.js", Map.of(), null));
        for (int i = 0; i < 5; i++) {
            assertThat(health.windows("nice")).isEqualTo(Level.CLOSED);
            measured.open(LUNCH, 1);
            measured.check(LUNCH, BACK);
        }
        assertThat(health.count("nice", CallResult.WINDOW_PREPARED)).isEqualTo(5);
        assertThat(health.windows("nice")).isEqualTo(Level.OPEN);
    }

    private final class Scripted implements WindowGateway {

        @Override
        public String name() {
            return "nice";
        }

        @Override
        public Opening open(PaymentBill bill, int number) {
            return opening;
        }

        @Override
        public ReturnCheck check(PaymentBill bill, WindowReturn back) {
            return check;
        }
    }
}
