package dev.dosirak.box.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ConnectException;
import javax.crypto.AEADBadTagException;
import org.junit.jupiter.api.Test;

class StartFailureReasonTest {

    @Test
    void theInnermostCauseSpeaks() {
        var cause = new ConnectException("Connection to db:5432 refused\nand so on");

        assertThat(StartFailureReason.of(
                        new IllegalStateException("no context", new IllegalStateException("no bean", cause))))
                .isEqualTo("Connection to db:5432 refused");
    }

    @Test
    void whoUsedACipherSaysMoreThanTheCipher() {
        var seal = new IllegalStateException("sealed with another key", new AEADBadTagException("Tag mismatch"));

        assertThat(StartFailureReason.of(new IllegalStateException("no bean", seal)))
                .isEqualTo("sealed with another key");
    }
}
