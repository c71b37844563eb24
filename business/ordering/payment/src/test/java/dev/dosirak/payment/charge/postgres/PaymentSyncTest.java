package dev.dosirak.payment.charge.postgres;

import static dev.dosirak.payment.charge.postgres.PaymentTables.FIRST;
import static dev.dosirak.payment.charge.postgres.PaymentTables.NOON;
import static dev.dosirak.payment.charge.postgres.PaymentTables.PAY_BY;
import static dev.dosirak.payment.charge.postgres.PaymentTables.TAKEN;
import static dev.dosirak.payment.charge.postgres.PaymentTables.bill;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dosirak.payment.charge.Payment;
import dev.dosirak.payment.charge.PaymentBill;
import dev.dosirak.payment.charge.PaymentEvent;
import dev.dosirak.payment.charge.PaymentEvent.Approved;
import dev.dosirak.payment.charge.PaymentEvent.RefundAttempted;
import dev.dosirak.payment.charge.PaymentEvent.RefundRequested;
import dev.dosirak.payment.charge.PaymentEvent.RefundResultUnknown;
import dev.dosirak.payment.charge.PaymentEvent.RefundStuck;
import dev.dosirak.payment.charge.PaymentEvent.Refunded;
import dev.dosirak.payment.charge.PaymentEvent.Requested;
import dev.dosirak.payment.charge.PaymentNames;
import dev.dosirak.platform.sync.Notice;
import dev.dosirak.platform.testing.EventContracts;
import dev.dosirak.platform.testing.Examples;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class PaymentSyncTest {

    final PaymentTables tables = new PaymentTables();

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

    /// Order asks for the refund it waits for, and would tell us again of what we have heard.
    @Test
    void whoWaitsForARefundLearnsThatItWasHeardHoweverLongTheGatewayTakes() {
        var bill = bill();
        tables.keep(bill, new Requested(bill, PAY_BY, NOON), new Approved(TAKEN, NOON));
        assertThat(isUnderWay(bill)).isFalse();

        tables.keep(bill, new RefundRequested("shop rejected", NOON));
        assertThat(isUnderWay(bill)).isTrue();
        tables.keep(bill, new RefundAttempted(FIRST, TAKEN.amount()), new RefundResultUnknown(NOON));
        assertThat(isUnderWay(bill)).isTrue();
        tables.keep(bill, new RefundStuck(8, "not-cancelable-payment", NOON));
        assertThat(isUnderWay(bill)).isTrue();

        tables.keep(bill, new Refunded(TAKEN.amount(), NOON));
        assertThat(isUnderWay(bill)).isFalse();
    }

    private boolean isUnderWay(PaymentBill bill) {
        var said = new PaymentSyncConfiguration()
                .paymentHistories(tables.jdbc, tables.json)
                .findWithPending(List.of(bill.order()));
        return JsonMapper.shared()
                .readTree(said.getFirst().document())
                .path("underWay")
                .asBoolean(false);
    }
}
