package dev.dosirak.payment.pg.nice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dosirak.payment.charge.PaymentBill;
import dev.dosirak.payment.charge.ReturnCheck;
import dev.dosirak.payment.charge.WindowReturn;
import dev.dosirak.payment.charge.WindowReturn.Proof;
import dev.dosirak.payment.pg.PgAccount;
import dev.dosirak.payment.pg.ScriptedGateway;
import dev.dosirak.payment.pg.WindowTerms;
import dev.dosirak.platform.events.EventJson;
import dev.dosirak.platform.kernel.Won;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NiceWindowTest {

    static final PaymentBill LUNCH = new PaymentBill(UUID.randomUUID(), UUID.randomUUID(), null, Won.of(18_000));
    static final PgAccount ACCOUNT = new PgAccount("http://nice.test", "S2_test", "secret", Duration.ofSeconds(1));

    /// The signature covers no number: whoever has one may ask for any.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200 | {'resultCode': '0000', 'orderId': 'ORDER', 'status': 'ready', 'amount': 18000} | GENUINE",
                "200 | {'resultCode': '0000', 'orderId': 'ORDER', 'status': 'ready', 'amount': 100} | OF_ANOTHER_AMOUNT",
                "200 | {'resultCode': '0000', 'orderId': 'another', 'status': 'ready', 'amount': 18000} | OF_ANOTHER_ORDER",
                "200 | {'resultCode': '3095', 'orderId': 'ORDER', 'status': 'failed', 'amount': 18000} | USED",
                "200 | {'resultCode': 'A251'} | GENUINE",
                "200 | {'resultCode': 'U100'} | NOT_TOLD",
                "200 | {'resultCode': 'X-NEW'} | NOT_TOLD",
                "200 | {'resultCode': '2159'} | NOT_SAID",
                "200 | <html>captive portal</html> | NOT_SAID",
                "503 | {'resultCode': '0000'} | NOT_SAID",
            })
    void whatTheGatewaySaysOfAReturnIsItsWord(int status, String body, ReturnCheck check) throws IOException {
        try (var nice = new ScriptedGateway()) {
            nice.always(
                    status,
                    body.replace('\'', '"').replace("ORDER", LUNCH.order().toString()));
            var window = new NiceWindow(
                    nice.client("Basic"),
                    ACCOUNT,
                    new EventJson(),
                    new WindowTerms("http://app.test", "http://us.test", "http://nice.test/sdk.js", ""),
                    () -> true);
            var proof = new Proof("token", NicePayment.sha256("token" + "S2_test" + "18000" + "secret"));
            var back = new WindowReturn(LUNCH.order(), "t1", LUNCH.amount(), Optional.of(proof));
            assertThat(window.check(LUNCH, back)).isEqualTo(check);
        }
    }
}
