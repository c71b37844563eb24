package dev.dosirak.payment.charge.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dosirak.payment.charge.Payment;
import dev.dosirak.payment.charge.PaymentEvent;
import dev.dosirak.payment.charge.PaymentNames;
import dev.dosirak.platform.sync.Notice;
import dev.dosirak.platform.testing.EventContracts;
import dev.dosirak.platform.testing.Examples;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class PaymentSyncTest {

    /// Else no payment that has one could be handed out.
    @Test
    void theTypesThatAreKeptFromOthersAreThoseOfWhichNobodyIsTold() {
        var after = Examples.of(Payment.Refunded.class);

        assertThat(Examples.ofEach(PaymentEvent.class))
                .filteredOn(it -> PublicEvent.of(UUID.randomUUID(), after, it).isEmpty())
                .extracting(PaymentNames.EVENTS::nameOf)
                .containsExactlyInAnyOrderElementsOf(PaymentSyncConfiguration.UNPUBLISHED);
    }

    @Test
    void theNoticeIsAsPromised() {
        var notice = JsonMapper.shared().writeValueAsString(new Notice(UUID.randomUUID(), 1));

        assertThat(EventContracts.ours().violations("payment.changed.v1", notice))
                .isEmpty();
    }
}
