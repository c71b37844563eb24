package dev.dosirak.payment.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dosirak.payment.charge.Attempt;
import dev.dosirak.payment.charge.Capture;
import dev.dosirak.payment.charge.Funds;
import dev.dosirak.payment.charge.InMemoryPayments;
import dev.dosirak.payment.charge.Payment;
import dev.dosirak.payment.charge.PaymentBill;
import dev.dosirak.payment.charge.PaymentEvent;
import dev.dosirak.payment.charge.PaymentEvent.Approved;
import dev.dosirak.payment.charge.PaymentEvent.Attempted;
import dev.dosirak.payment.charge.PaymentEvent.NotSent;
import dev.dosirak.payment.charge.PaymentEvent.RefundRequested;
import dev.dosirak.payment.charge.PaymentEvent.Requested;
import dev.dosirak.payment.charge.PaymentEvent.VirtualAccountIssued;
import dev.dosirak.payment.charge.PaymentGateway;
import dev.dosirak.payment.charge.PaymentProcessor;
import dev.dosirak.payment.charge.Payments;
import dev.dosirak.payment.charge.RefundTry;
import dev.dosirak.payment.charge.TestGateways;
import dev.dosirak.payment.charge.TestSchedules;
import dev.dosirak.payment.charge.VirtualAccount;
import dev.dosirak.payment.webhook.WebhookInquiries.Inquiry;
import dev.dosirak.platform.kernel.Stale;
import dev.dosirak.platform.kernel.Won;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class WebhookInquirerTest {

    static final Instant NOON = Instant.parse("2026-12-02T03:00:00Z");
    static final Won LUNCH = Won.of(18_000);
    static final PaymentBill BILL = new PaymentBill(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), LUNCH);
    static final Requested REQUESTED = new Requested(BILL, NOON.plusSeconds(600), NOON);
    static final Capture AT_TOSS = new Capture("toss", "key", LUNCH);
    static final Capture AT_NICE = new Capture("nice", "tid", LUNCH);

    final InMemoryPayments payments = new InMemoryPayments(TestSchedules.USUAL, InstantSource.fixed(NOON));
    final Toss toss = new Toss();
    final List<Inquiry> done = new ArrayList<>();

    /// It said that it had not looked at the request, and it was not so.
    @Test
    void whatAGatewayTellsOfAPaymentThatIsToBeAskedForAgainIsInquired() {
        keep(REQUESTED, new Attempted(new Attempt(1, "toss", NOON)), new NotSent(1, NOON));
        toss.found = new PaymentGateway.Finding.Found(AT_TOSS, LUNCH);

        assertThat(tells(WebhookClaim.FAILED)).as("that is known").isFalse();
        assertThat(tells(WebhookClaim.CAPTURED)).isTrue();
        assertThat(state()).isEqualTo(new Payment.Approved(BILL, leftOf(AT_TOSS.amount())));
    }

    @Test
    void whatAnotherGatewayTookBesideARefundGoesBackToo() {
        keep(
                REQUESTED,
                new Attempted(new Attempt(1, "nice", NOON)),
                new Approved(AT_NICE, NOON),
                new RefundRequested("shop-rejected", NOON));
        toss.found = new PaymentGateway.Finding.Found(AT_TOSS, LUNCH);

        assertThat(tells(WebhookClaim.CAPTURED)).isTrue();
        assertThat(((Payment.Captured) state()).secondsToRefund())
                .singleElement()
                .satisfies(it -> assertThat(it.capture()).isEqualTo(AT_TOSS));
    }

    /// Whatever else the gateway has of that order.
    @Test
    void ofWhatIsPaidItsOwnCaptureIsAskedFor() {
        keep(REQUESTED, new Attempted(new Attempt(1, "toss", NOON)), new Approved(AT_TOSS, NOON));
        toss.found = new PaymentGateway.Finding.Found(new Capture("toss", "another key", LUNCH), LUNCH);
        toss.left = new PaymentGateway.Balance.Left(Won.ZERO);

        assertThat(tells(WebhookClaim.GIVEN_BACK)).isTrue();
        assertThat(state()).isEqualTo(new Payment.Reversed(BILL, leftOf(Won.ZERO)));
        assertThat(done).hasSize(1);
    }

    /// Scenario 5 of money.md.
    @Test
    void aDepositThatTheBankHasUndonePaysNoMore() {
        var bill = new PaymentBill(BILL.order(), BILL.customer(), null, LUNCH);
        keep(
                new Requested(bill, NOON.plusSeconds(600), NOON),
                new VirtualAccountIssued(
                        new VirtualAccount("toss", "key", "shinhan", "56211105948400", "도시락", NOON), NOON),
                new Approved(AT_TOSS, NOON));
        toss.left = new PaymentGateway.Balance.DepositReversed();

        assertThat(tells(WebhookClaim.OTHER)).isTrue();
        assertThat(state()).isEqualTo(new Payment.Declined(bill, "toss", "deposit-reversed"));
        assertThat(done).hasSize(1);
    }

    /// Of what is asked for elsewhere meanwhile, the end must be known first: nobody else would look at
    /// it again.
    @Test
    void whileAnotherGatewayIsBeingAskedNothingIsDecided() {
        keep(REQUESTED);
        toss.found = new PaymentGateway.Finding.Found(new Capture("toss", "key", Won.of(100)), Won.of(100));
        toss.meanwhile = () -> keep(new Attempted(new Attempt(1, "nice", NOON)));

        assertThatThrownBy(() -> tells(WebhookClaim.CAPTURED)).isInstanceOf(Stale.class);
        assertThat(state()).isInstanceOf(Payment.InProgress.class);
        assertThat(done).as("it is due again").isEmpty();
    }

    private boolean tells(WebhookClaim claim) {
        var gateways = TestGateways.only(toss);
        var clock = InstantSource.fixed(NOON);
        var commands = Payments.commands(payments, clock);
        var processor = new PaymentProcessor(
                payments,
                payments.due(),
                commands,
                gateways,
                TestGateways.chooser(toss),
                TestGateways.keysAt(toss),
                TestSchedules.USUAL,
                clock,
                clock);
        return new WebhookInquirer(payments, processor, commands, gateways, new Done(), clock)
                .ask(new Inquiry(UUID.randomUUID(), BILL.order(), "toss", claim, 1));
    }

    private void keep(PaymentEvent... events) {
        payments.append(BILL.order(), payments.load(BILL.order()), List.of(events));
    }

    private static Funds leftOf(Won left) {
        return new Funds(AT_TOSS, left, List.of(), List.of(), List.of());
    }

    private Payment state() {
        return payments.load(BILL.order()).state();
    }

    private final class Done implements WebhookInquiries {

        @Override
        public void request(String gateway, UUID order, WebhookClaim claim) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean areDue(String gateway) {
            return false;
        }

        @Override
        public List<Inquiry> claim(String gateway, int limit) {
            return List.of();
        }

        @Override
        public void notAsked(Inquiry inquiry) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void done(Inquiry inquiry) {
            done.add(inquiry);
        }
    }

    private static final class Toss implements PaymentGateway {

        Finding found = new Finding.NotFound();
        Runnable meanwhile = () -> {};
        Balance left = new Balance.NoCapture();

        @Override
        public String name() {
            return "toss";
        }

        @Override
        public boolean recognizesRepeats() {
            return true;
        }

        @Override
        public Finding find(PaymentBill bill) {
            meanwhile.run();
            return found;
        }

        @Override
        public Balance balance(PaymentBill bill, Capture capture) {
            return left;
        }

        @Override
        public Answer approve(PaymentBill bill, String billingKey, int number) {
            throw new UnsupportedOperationException();
        }

        @Override
        public RefundAnswer refund(UUID order, Capture capture, Won amount, Won left, RefundTry attempt) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<List<Entry>> journal(Instant from, Instant to, Optional<String> after) {
            return Optional.empty();
        }
    }
}
