package dev.dosirak.payment.charge;

import dev.dosirak.payment.charge.GatewayChooser.Choice;
import dev.dosirak.payment.charge.Payment.AwaitingCustomer;
import dev.dosirak.payment.charge.PaymentCommand.OpenWindow;
import dev.dosirak.payment.charge.PaymentCommand.Return;
import dev.dosirak.payment.charge.WindowGateway.Opening;
import dev.dosirak.platform.kernel.CommandHandler;
import dev.dosirak.platform.kernel.Refused;
import dev.dosirak.platform.kernel.Stale;
import dev.dosirak.platform.kernel.Versioned;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What customers do who pay one order in a gateway's window. Nothing here moves money: what they have
/// authorized, the [PaymentProcessor] has approved, or asks for where the gateway takes it by itself. Never call it
/// inside a transaction.
public final class PaymentWindows {

    private static final Duration SOON = Duration.ofSeconds(3);

    /// Decides which gateway opens a window for a payment.
    @FunctionalInterface
    public interface WindowChooser {

        /// @param having the gateways that have one
        /// @param failed the gateway that did not open one just now
        Choice choose(PaymentBill bill, Set<String> having, Optional<String> failed);
    }

    private final Payments payments;
    private final CommandHandler<UUID, Payment, PaymentCommand, PaymentEvent> commands;
    private final WindowChooser chooser;
    private final CaptureCheck captureCheck;
    private final Map<String, WindowGateway> windows;
    private final InstantSource clock;

    /// Who waits for a window on this node. A gateway may be slow, and is not asked twice by one person at
    /// once.
    private final Set<UUID> waiting = ConcurrentHashMap.newKeySet();

    /// Orders of which a return is being checked on this node.
    private final Set<UUID> returning = ConcurrentHashMap.newKeySet();

    private final RefusedReturns refusedReturns = new RefusedReturns();

    public PaymentWindows(
            Payments payments,
            CommandHandler<UUID, Payment, PaymentCommand, PaymentEvent> commands,
            WindowChooser chooser,
            PaymentGateways gateways,
            Collection<WindowGateway> windows,
            InstantSource clock) {
        this.payments = payments;
        this.commands = commands;
        this.chooser = chooser;
        this.captureCheck = new CaptureCheck(commands, gateways, clock);
        this.windows = windows.stream()
                .collect(Collectors.toMap(
                        WindowGateway::name, Function.identity(), (one, _) -> one, LinkedHashMap::new));
        this.clock = clock;
    }

    /// Opens a window in place of the one before. When a gateway cannot, one other is asked.
    ///
    /// @throws Refused when it is not this customer's payment, is not to be paid in a window or not any
    ///     more, is being approved, another window is being opened for this customer, or no gateway opens one
    public PaymentWindow open(UUID order, UUID customer) {
        var payment = load(order, customer);
        Refused.unless(waiting.add(customer), PaymentRefusal.WINDOW_OPENING);
        try {
            return open(order, payment);
        } finally {
            waiting.remove(customer);
        }
    }

    private PaymentWindow open(UUID order, Versioned<Payment> payment) {
        if (payment.state() instanceof AwaitingCustomer s
                && s.window() != null
                && s.window().takesMoneyUnasked()) {
            refuseIfCaptured(payment, s.bill(), of(s.window()).name());
        }
        int number = WindowRules.next(payment.state(), clock.instant());
        var bill = ((Payment.Known) payment.state()).bill();
        var first = chosen(bill);
        var window = openAt(first, payment, bill, number)
                .or(() -> openElsewhere(payment, bill, number, first))
                .orElseThrow(() -> new Refused(PaymentRefusal.NO_WINDOW_NOW, SOON.toSeconds()));
        commands.handle(order, payment, new OpenWindow(window, clock.instant()));
        return window;
    }

    /// Money may be why the first one opens no further window: an earlier one may be open in a browser still.
    private Optional<PaymentWindow> openElsewhere(
            Versioned<Payment> payment, PaymentBill bill, int number, WindowGateway first) {
        if (number > 1 && first.takesMoneyUnasked()) {
            refuseIfCaptured(payment, bill, first.name());
        }
        return another(bill, first.name()).flatMap(it -> openAt(it, payment, bill, number));
    }

    private Optional<PaymentWindow> openAt(
            WindowGateway gateway, Versioned<Payment> payment, PaymentBill bill, int number) {
        return switch (gateway.open(bill, number)) {
            case Opening.Opened it -> Optional.of(it.window());
            case Opening.NotOpened _ -> Optional.empty();
            // Where its inquiry says another thing, it is not up to date: no other window before it is.
            case Opening.AlreadyPaid _ -> {
                refuseIfCaptured(payment, bill, gateway.name());
                throw new Refused(PaymentRefusal.NO_WINDOW_NOW, SOON.toSeconds());
            }
        };
    }

    private void refuseIfCaptured(Versioned<Payment> payment, PaymentBill bill, String pg) {
        captureCheck.refuseIfCaptured(payment, bill, pg, new Refused(PaymentRefusal.NO_WINDOW_NOW, SOON.toSeconds()));
    }

    /// The customer's browser is back with what the gateway gave it.
    ///
    /// @throws Refused when it is not of this customer's open window, was used before, or is not
    ///     the gateway's;
    ///     then nothing changes
    public Payment customerReturned(UUID order, UUID customer, WindowReturn back) {
        load(order, customer);
        refusedReturns.mustBeFew(customer, clock.instant());
        Refused.unless(returning.add(order), PaymentRefusal.RETURN_NOT_CHECKED, SOON.toSeconds());
        try {
            return Stale.retried(() -> returned(order, load(order, customer), back))
                    .state();
        } finally {
            returning.remove(order);
        }
    }

    /// What is no return of the open window, no gateway is asked about.
    private Versioned<Payment> returned(UUID order, Versioned<Payment> payment, WindowReturn back) {
        var command = new Return(back.order(), back.paymentKey(), back.amount(), clock.instant());
        var window = WindowRules.windowOf(payment.state(), command);
        var bill = ((Payment.Known) payment.state()).bill();
        switch (of(window).check(bill, back)) {
            case GENUINE, NEEDS_NO_PROOF -> {}
            case FORGED -> throw new Refused(PaymentRefusal.RETURN_FORGED);
            case OF_ANOTHER_ORDER -> throw refused(bill, PaymentRefusal.RETURN_OF_ANOTHER_ORDER);
            case OF_ANOTHER_AMOUNT -> throw refused(bill, PaymentRefusal.RETURN_OF_ANOTHER_AMOUNT);
            case USED -> throw refused(bill, PaymentRefusal.RETURN_USED);
            case NOT_TOLD -> throw refused(bill, PaymentRefusal.RETURN_NOT_CHECKED, SOON.toSeconds());
            case NOT_SAID, NOT_ASKED -> throw new Refused(PaymentRefusal.RETURN_NOT_CHECKED, SOON.toSeconds());
        }
        return commands.handle(order, payment, command);
    }

    private Refused refused(PaymentBill bill, PaymentRefusal why, Object... details) {
        refusedReturns.add(bill.customer(), clock.instant());
        return new Refused(why, details);
    }

    /// Whose window it is, if it has windows still.
    private WindowGateway of(PaymentWindow window) {
        var gateway = windows.get(window.pg());
        if (gateway == null) {
            throw new Refused(PaymentRefusal.NO_WINDOW_NOW, SOON.toSeconds());
        }
        return gateway;
    }

    /// Somebody else's payment looks as if there were none.
    private Versioned<Payment> load(UUID order, UUID customer) {
        var payment = payments.load(order);
        Refused.unless(
                Payment.customerOf(payment.state()).filter(customer::equals).isPresent(),
                PaymentRefusal.UNKNOWN_PAYMENT);
        return payment;
    }

    private WindowGateway chosen(PaymentBill bill) {
        return switch (chooser.choose(bill, windows.keySet(), Optional.empty())) {
            case Choice.Ask it -> Optional.ofNullable(windows.get(it.gateway())).orElseThrow();
            case Choice.Later it ->
                throw new Refused(
                        PaymentRefusal.NO_WINDOW_NOW, it.pause().plusMillis(999).toSeconds());
            case Choice.Refuse _ -> throw new Refused(PaymentRefusal.NO_WINDOW);
        };
    }

    private Optional<WindowGateway> another(PaymentBill bill, String failed) {
        return chooser.choose(bill, windows.keySet(), Optional.of(failed)) instanceof Choice.Ask it
                        && !it.gateway().equals(failed)
                ? Optional.ofNullable(windows.get(it.gateway()))
                : Optional.empty();
    }
}
