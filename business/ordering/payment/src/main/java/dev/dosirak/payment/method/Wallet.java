package dev.dosirak.payment.method;

import dev.dosirak.payment.method.MethodRefused.Reason;
import dev.dosirak.platform.kernel.Ids;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// What customers do with their cards.
public final class Wallet {

    private final PaymentMethods methods;
    private final CardRegistrar registrar;
    private final Clock clock;

    public Wallet(PaymentMethods methods, CardRegistrar registrar, Clock clock) {
        this.methods = methods;
        this.registrar = registrar;
        this.clock = clock;
    }

    /// The gateway is asked before anything is written, so that no transaction waits for it.
    ///
    /// @param authKey from the gateway's card window
    /// @param command the same for the same request, so that it may be sent again
    /// @throws MethodRefused when the gateway refuses the card, or is away
    public PaymentMethod register(UUID customer, String authKey, String command) {
        var registered = registrar.register(authKey, customer, command);
        var method =
                new PaymentMethod(Ids.next(), customer, registered.card(), registered.billingKey(), clock.instant());
        methods.add(method);
        return method;
    }

    public List<PaymentMethod> of(UUID customer) {
        return methods.of(customer);
    }

    /// @throws MethodRefused when this customer has no such method
    public void remove(UUID customer, UUID method) {
        if (!methods.remove(customer, method)) {
            throw new MethodRefused(Reason.UNKNOWN_PAYMENT_METHOD);
        }
    }

    /// The secret that pays with a card; empty when this customer has no such method.
    public Optional<String> billingKey(UUID customer, UUID method) {
        return methods.find(customer, method).map(PaymentMethod::billingKey);
    }
}
