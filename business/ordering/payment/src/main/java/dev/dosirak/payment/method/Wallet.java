package dev.dosirak.payment.method;

import dev.dosirak.platform.kernel.Ids;
import dev.dosirak.platform.kernel.Refused;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// What customers do with their cards.
public final class Wallet {

    private static final int AT_ONCE = 50;

    private final PaymentMethods methods;
    private final CardRegistrations registrations;
    private final int mostCards;
    private final Clock clock;

    /// @param mostCards how many a customer may have
    public Wallet(PaymentMethods methods, Collection<CardRegistrar> registrars, int mostCards, Clock clock) {
        this.methods = methods;
        this.registrations = new CardRegistrations(registrars);
        this.mostCards = mostCards;
        this.clock = clock;
    }

    /// The gateways are asked before anything is written, so that no transaction waits for them.
    ///
    /// @param authorizations of each gateway that shall be able to charge the card, by its name
    /// @param command the same for the same request, so that it may be sent again
    /// @throws Refused when the customer has as many cards as one may have, or no gateway accepts the card
    public PaymentMethod register(UUID customer, Map<String, Authorization> authorizations, String command) {
        if (methods.hasLeft(customer)) {
            throw new Refused(MethodRefusal.MEMBER_LEFT);
        }
        if (methods.of(customer).size() >= mostCards) {
            throw new Refused(MethodRefusal.TOO_MANY_CARDS, mostCards);
        }
        var registered = registrations.register(authorizations, customer, command);
        var gateways = registered.keys().keySet();
        var method = new PaymentMethod(Ids.next(), customer, registered.card(), gateways, clock.instant());
        try {
            methods.add(method, registered.keys(), mostCards);
        } catch (Refused e) {
            registrations.revoke(registered.keys());
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

    /// What pays with a card; empty when this customer has no such method.
    public Optional<CardKeys> billingKeys(UUID customer, UUID method) {
        return methods.billingKeys(customer, method);
    }

    /// The member is gone. Payments under way end as they would have; none begins any more.
    public void forget(UUID member) {
        methods.forget(member);
    }

    /// Has the gateways forget cards that were given up. Never call it inside a transaction.
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
        var key = methods.removedKey(id);
        if (key.isEmpty() || registrations.revoke(key.get().gateway(), key.get().billingKey())) {
            methods.erase(id);
        }
    }
}
