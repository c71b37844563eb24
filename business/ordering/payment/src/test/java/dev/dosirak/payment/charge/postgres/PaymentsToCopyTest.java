package dev.dosirak.payment.charge.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dosirak.payment.charge.PaymentEvent;
import dev.dosirak.platform.sync.Notice;
import dev.dosirak.platform.testing.EventContracts;
import java.util.Arrays;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class PaymentsToCopyTest {

    private static final StoredEvents NAMES = new StoredEvents();

    /// Whoever adds a kind of event decides here whether others are told of it.
    @Test
    void everyTypeThatIsNotToldIsOneThatIsStored() {
        assertThat(PaymentsToCopy.UNTOLD)
                .allSatisfy(it ->
                        assertThat(NAMES.classOf(it)).isIn(Arrays.asList(PaymentEvent.class.getPermittedSubclasses())));
    }

    @Test
    void theNoticeIsAsPromised() {
        var notice = JsonMapper.shared().writeValueAsString(new Notice(UUID.randomUUID(), 1));

        assertThat(EventContracts.ours().violations("payment.changed.v1", notice))
                .isEmpty();
    }
}
