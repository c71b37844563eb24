package dev.dosirak.payment.charge;

import dev.dosirak.payment.charge.GatewayChooser.Choice;
import dev.dosirak.payment.charge.Payment.AwaitingCustomer;
import dev.dosirak.payment.charge.PaymentCommand.IssueVirtualAccount;
import dev.dosirak.payment.charge.PaymentCommand.RetryRefund;
import dev.dosirak.payment.charge.PaymentWindows.WindowChooser;
import dev.dosirak.payment.charge.VirtualAccountGateway.Issue;
import dev.dosirak.platform.kernel.CommandHandler;
import dev.dosirak.platform.kernel.Refused;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What customers do who pay an order by deposit. Nothing here moves money: what they have deposited, the gateway
/// tells, or the [PaymentProcessor] asks for. Never call it inside a transaction.
public final class VirtualAccounts {

    private static final Duration SOON = Duration.ofSeconds(3);

    private final Payments payments;
    private final CommandHandler<UUID, Payment, PaymentCommand, PaymentEvent> commands;
    private final WindowChooser chooser;
    private final CaptureCheck captureCheck;
    private final Map<String, VirtualAccountGateway> gateways;
    private final RefundAccounts refundAccounts;
    private final InstantSource clock;

    /// @param keeping those of the gateways that keep accounts
    public VirtualAccounts(
            Payments payments,
            CommandHandler<UUID, Payment, PaymentCommand, PaymentEvent> commands,
            WindowChooser chooser,
            PaymentGateways gateways,
            Collection<VirtualAccountGateway> keeping,
            RefundAccounts refundAccounts,
            InstantSource clock) {
        this.payments = payments;
        this.commands = commands;
        this.chooser = chooser;
        this.captureCheck = new CaptureCheck(commands, gateways, clock);
        this.gateways = keeping.stream()
                .collect(Collectors.toMap(
                        VirtualAccountGateway::name, Function.identity(), (one, _) -> one, LinkedHashMap::new));
        this.refundAccounts = refundAccounts;
        this.clock = clock;
    }

    /// The account to which a customer is to pay an order. Asked again, it is the one that there is, whatever the bank;
    /// a deposit goes back to the account that was named last.
    ///
    /// @param refundTo kept before there is an account: a deposit that is to go back must know where to
    /// @throws Refused when it is not this customer's payment, is paid by a registered card or otherwise, not to
    ///     be paid any more, or no gateway gives an account at this bank
    public VirtualAccount issue(UUID order, UUID customer, Bank bank, RefundAccount refundTo) {
        var payment = payments.load(order);
        refuseOthers(payment.state(), customer);
        var issuable = DepositRules.issuable(payment.state(), clock.instant());
        if (issuable.account().isPresent()) {
            refundAccounts.keep(order, refundTo);
            return issuable.account().get();
        }
        if (payment.state() instanceof AwaitingCustomer s
                && s.window() != null
                && s.window().takesMoneyUnasked()) {
            captureCheck.refuseIfCaptured(payment, s.bill(), s.window().pg(), notNow());
        }
        var gateway = chosen(issuable.bill(), bank);
        refundAccounts.keep(order, refundTo);
        return switch (gateway.issue(issuable.bill(), bank, issuable.dueAt())) {
            case Issue.Issued it -> {
                commands.handle(order, payment, new IssueVirtualAccount(it.account(), clock.instant()));
                yield it.account();
            }
            case Issue.NotIssued _ -> throw notNow();
        };
    }

    /// Another account for what goes back, because the one before was wrong or is closed. What a gateway did not give
    /// back is tried again at once.
    ///
    /// @throws Refused when it is not this customer's payment, or not one that is paid by deposit
    public void changeRefundAccount(UUID order, UUID customer, RefundAccount account) {
        var payment = payments.load(order);
        refuseOthers(payment.state(), customer);
        Refused.unless(refundAccounts.of(order).isPresent(), PaymentRefusal.NOT_BY_DEPOSIT);
        refundAccounts.keep(order, account);
        if (RefundRules.isStuck(payment.state())) {
            commands.handle(order, payment, new RetryRefund(customer, clock.instant()));
        }
    }

    private static void refuseOthers(Payment payment, UUID customer) {
        Refused.unless(
                Payment.customerOf(payment).filter(customer::equals).isPresent(), PaymentRefusal.UNKNOWN_PAYMENT);
    }

    private VirtualAccountGateway chosen(PaymentBill bill, Bank bank) {
        var having = gateways.values().stream()
                .filter(it -> it.banks().contains(bank))
                .map(VirtualAccountGateway::name)
                .collect(Collectors.toUnmodifiableSet());
        Refused.unless(!having.isEmpty(), PaymentRefusal.NO_VIRTUAL_ACCOUNT);
        return switch (chooser.choose(bill, having, Optional.empty())) {
            case Choice.Ask it ->
                Optional.ofNullable(gateways.get(it.gateway())).orElseThrow();
            case Choice.Later it ->
                throw new Refused(
                        PaymentRefusal.NO_VIRTUAL_ACCOUNT_NOW,
                        it.pause().plusMillis(999).toSeconds());
            case Choice.Refuse _ -> throw new Refused(PaymentRefusal.NO_VIRTUAL_ACCOUNT);
        };
    }

    private static Refused notNow() {
        return new Refused(PaymentRefusal.NO_VIRTUAL_ACCOUNT_NOW, SOON.toSeconds());
    }
}
