package dev.dosirak.payment.method;

import dev.dosirak.payment.method.CardRegistrar.RegisteredCard;
import dev.dosirak.payment.method.PaymentMethod.Card;
import dev.dosirak.platform.kernel.Refused;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Registers one card at several gateways: a key belongs to the gateway that has issued it, and a card that has only
/// one cannot be charged while that gateway is away.
final class CardRegistrations {

    private static final String UNKNOWN_ISSUER = "unknown";
    private static final char COVERED = '*';

    private final Map<String, CardRegistrar> registrars;

    CardRegistrations(Collection<CardRegistrar> registrars) {
        this.registrars = registrars.stream()
                .collect(Collectors.toMap(
                        CardRegistrar::gateway, Function.identity(), (one, _) -> one, LinkedHashMap::new));
    }

    /// @param keys the secret of each gateway
    record Registered(Card card, Map<String, String> keys) {}

    /// Asks every gateway that the customer has authorized. The card counts as registered when one of them has it.
    ///
    /// @param command the same for the same request, so that it may be sent again
    /// @throws Refused when none of them has it, or they have different cards; then none has it any more
    Registered register(Map<String, Authorization> authorizations, UUID customer, String command) {
        if (authorizations.isEmpty() || !registrars.keySet().containsAll(authorizations.keySet())) {
            throw new Refused(MethodRefusal.NO_AUTHORIZATION, String.join(", ", registrars.keySet()));
        }
        var registered = new LinkedHashMap<String, RegisteredCard>();
        boolean oneIsAway = false;
        for (var it : authorizations.entrySet()) {
            var registrar = Objects.requireNonNull(registrars.get(it.getKey()));
            try {
                registered.put(it.getKey(), registrar.register(it.getValue(), customer, command));
            } catch (Refused e) { // another one may have it
                oneIsAway |= e.why() == MethodRefusal.PG_AWAY;
            }
        }
        if (registered.isEmpty()) {
            // Where one is away, the same may succeed later.
            throw new Refused(oneIsAway ? MethodRefusal.PG_AWAY : MethodRefusal.CARD_NOT_ACCEPTED);
        }
        var keys = registered.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, it -> it.getValue().billingKey()));
        return new Registered(oneCard(registered.values(), keys), keys);
    }

    private Card oneCard(Collection<RegisteredCard> cards, Map<String, String> keys) {
        var issuers = cards.stream()
                .map(it -> it.card().issuer())
                .filter(it -> !it.equals(UNKNOWN_ISSUER))
                .distinct()
                .toList();
        var first = cards.iterator().next().card();
        if (issuers.size() > 1
                || !cards.stream().allMatch(it -> mayBeOne(it.card().number(), first.number()))) {
            revoke(keys);
            throw new Refused(MethodRefusal.DIFFERENT_CARDS);
        }
        return new Card(issuers.stream().findFirst().orElse(first.issuer()), first.number());
    }

    /// Each gateway covers other digits of a number: what both show must be the same.
    private static boolean mayBeOne(String one, String other) {
        return one.length() == other.length()
                && IntStream.range(0, one.length())
                        .allMatch(i -> one.charAt(i) == other.charAt(i)
                                || one.charAt(i) == COVERED
                                || other.charAt(i) == COVERED);
    }

    /// As far as the gateways answer.
    void revoke(Map<String, String> keys) {
        keys.forEach(this::revoke);
    }

    /// @return false when the gateway does not say that it has forgotten the card
    boolean revoke(String gateway, String billingKey) {
        return Optional.ofNullable(registrars.get(gateway))
                .map(it -> it.revoke(billingKey))
                .orElse(false);
    }
}
