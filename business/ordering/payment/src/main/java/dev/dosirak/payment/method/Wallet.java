package dev.dosirak.payment.method;

import dev.dosirak.platform.kernel.Ids;
import dev.dosirak.platform.kernel.Refused;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// What customers do with their cards.
public final class Wallet {

    private static final int AT_ONCE = 50;

    private final PaymentMethods methods;
    private final CardRegistrar registrar;
    private final int mostCards;
    private final Clock clock;

    /// @param mostCards how many a customer may have
    public Wallet(PaymentMethods methods, CardRegistrar registrar, int mostCards, Clock clock) {
        this.methods = methods;
        this.registrar = registrar;
        this.mostCards = mostCards;
        this.clock = clock;
    }

    /// The gateway is asked before anything is written, so that no transaction waits for it.
    ///
    /// @param authKey from the gateway's card window
    /// @param command the same for the same request, so that it may be sent again
    /// @throws Refused when the customer has as many cards as one may have, or the gateway refuses the
    /// card, or is away
    public PaymentMethod register(UUID customer, String authKey, String command) {
        if (methods.hasLeft(customer)) {
            throw new Refused(MethodRefusal.MEMBER_LEFT);
        }
        if (methods.of(customer).size() >= mostCards) {
            throw new Refused(MethodRefusal.TOO_MANY_CARDS, mostCards);
        }
        var registeredCard = registrar.register(new Authorization.AuthKey(authKey), customer, command);
        var method = new PaymentMethod(Ids.next(), customer, registeredCard.card(), clock.instant());
        try {
            methods.add(method, registeredCard.billingKey(), mostCards);
        } catch (Refused e) {
            registrar.revoke(registeredCard.billingKey());
            throw e;
        }
        return method;
    }

    public List<PaymentMethod> of(UUID customer) {
        return methods.of(customer);
    }

    /// @throws Refused when this customer has no such method
    public void remove(UUID customer, UUID method) {
        if (!methods.remove(customer, method)) {
            throw new Refused(MethodRefusal.UNKNOWN_PAYMENT_METHOD);
        }
    }

    /// The secret that pays with a card; empty when this customer has no such method.
    public Optional<String> billingKey(UUID customer, UUID method) {
        return methods.billingKey(customer, method);
    }

    /// The member is gone. Payments under way end as they would have; none begins any more.
    public void forget(UUID member) {
        methods.forget(member);
    }

    /// Has the gateway forget cards that were given up. Never call it inside a transaction.
    public void revokeSome() {
        RuntimeException failure = null;
        for (var id : methods.claimRemoved(AT_ONCE)) {
            try {
                revoke(id);
            } catch (RuntimeException e) { // the others can do nothing for it
                failure = e;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    private void revoke(UUID id) {
        var billingKey = methods.billingKeyOfRemoved(id);
        if (billingKey.isEmpty() || registrar.revoke(billingKey.get())) {
            methods.erase(id);
        }
    }
}
