package dev.dosirak.payment.distribution;

import dev.dosirak.payment.distribution.CallResult.Call;
import dev.dosirak.payment.distribution.GatewayHealth.Availability;
import dev.dosirak.platform.kernel.Won;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Chooses the gateway that is asked for the money of a payment: one that can charge this card, that operators let
/// have it, and that is well; among several, each gets payments in proportion to its weight. While nothing changes,
/// the same payment gets the same gateway.
///
/// Only a payment of which no request is under way may be brought here: what a gateway may have done is settled
/// there, however ill it is.
public final class Distributor {

    /// The ways to pay, which operators switch.
    static final String REGISTERED_CARD = "registered-card";

    static final String PAYMENT_WINDOW = "payment-window";

    static final Set<String> WAYS = Set.of(REGISTERED_CARD, PAYMENT_WINDOW);

    /// Which card will be shown in a window, nobody knows before.
    private static final String ANY_ISSUER = "unknown";

    private static final Duration UNTIL_WELL = Duration.ofSeconds(3);

    private final GatewayTable table;
    private final GatewayHealth health;
    private final ContractedRates rates;

    public Distributor(GatewayTable table, GatewayHealth health, ContractedRates rates) {
        this.table = table;
        this.health = health;
        this.rates = rates;
    }

    public sealed interface Choice {

        /// One request of the gateway's contracted rate is this payment's now; unused, it is lost in a moment.
        record Ask(String gateway) implements Choice {}

        /// No gateway may be asked now.
        ///
        /// @param pause after which it makes sense to choose again
        record Later(Duration pause, Reason why) implements Choice {}

        /// The company that issued the card fails at several gateways that are well: another gateway does not
        /// help, another card does.
        record IssuerDown(String issuer) implements Choice {}

        /// No gateway can charge this card with this amount, now or later.
        record NoGateway() implements Choice {}
    }

    /// Why nobody can be asked now.
    public enum Reason {
        SWITCHED_OFF,
        /// Those that are on do not answer, or are coming back and take few payments yet.
        AWAY,
        /// Those that are well have as many requests as they can bear, or as our contract allows.
        BUSY
    }

    /// @param payment its order
    /// @param holders the gateways that have issued a key to this card
    /// @param failed that surely did not get this payment's last request: asked again only where nobody else can be
    public Choice choose(UUID payment, Won amount, String issuer, Set<String> holders, Optional<String> failed) {
        var able = able(amount, holders);
        if (able.isEmpty()) {
            return new Choice.NoGateway();
        }
        var offered =
                able.stream().filter(it -> it.offers(REGISTERED_CARD, issuer)).toList();
        if (offered.isEmpty()) {
            return new Choice.Later(UNTIL_WELL, Reason.SWITCHED_OFF);
        }
        if (health.isIssuerDown(issuer)) {
            return new Choice.IssuerDown(issuer);
        }
        var choice = choose(Call.APPROVAL, payment, issuer, offered, failed);
        if (choice instanceof Choice.Ask) {
            health.chosen(payment, issuer);
        }
        return choice;
    }

    /// Chooses the gateway in whose window a payment is to be authorized. The request that opens it is
    /// counted, its approval is another one. Where windows are switched off there is none: the
    /// customer, who looks at the screen meanwhile, may order with a card, and nobody knows when
    /// operators switch them on.
    ///
    /// @param having the gateways that have a window
    /// @param failed that did not open one just now
    public Choice chooseWindow(UUID payment, Won amount, Set<String> having, Optional<String> failed) {
        var offered = able(amount, having).stream()
                .filter(it -> it.offers(PAYMENT_WINDOW))
                .toList();
        return offered.isEmpty() ? new Choice.NoGateway() : choose(Call.WINDOW, payment, ANY_ISSUER, offered, failed);
    }

    private List<GatewayTerms> able(Won amount, Set<String> gateways) {
        return table.all().stream()
                .filter(it -> gateways.contains(it.gateway()) && it.takes(amount))
                .toList();
    }

    private Choice choose(
            Call first, UUID payment, String issuer, List<GatewayTerms> offered, Optional<String> failed) {
        var well = new ArrayList<GatewayTerms>();
        boolean away = true;
        for (var each : offered) {
            var availability = availability(first, payment, each);
            if (availability == Availability.AVAILABLE) {
                well.add(each);
            }
            away = away && availability == Availability.AWAY;
        }
        if (away) {
            offered.stream().filter(it -> need(first, it)).forEach(well::add);
        }
        well.sort(Comparator.<GatewayTerms, Boolean>comparing(it -> failed.equals(Optional.of(it.gateway())))
                .thenComparing(it -> health.isIssuerIll(issuer, it.gateway()))
                .thenComparing(it -> rank(payment, it)));
        for (var each : well) {
            if (rates.takeForPayment(each)) {
                return new Choice.Ask(each.gateway());
            }
        }
        return away && well.isEmpty()
                ? new Choice.Later(UNTIL_WELL, Reason.AWAY)
                : new Choice.Later(rates.turn(well), Reason.BUSY);
    }

    /// Chooses a gateway for a payment once more, whose request to it got no answer. Nobody else is asked
    /// meanwhile: while operators have turned it off, it is ill or our contract allows no more, the payment waits.
    ///
    /// @param issuer whose card pays; empty in a window
    /// @return false when it may not be asked now
    public boolean chooseAgain(UUID payment, Optional<String> issuer, String gateway) {
        var terms = table.of(gateway);
        boolean on =
                issuer.map(it -> terms.isOnFor(REGISTERED_CARD, it)).orElseGet(() -> terms.isOnFor(PAYMENT_WINDOW));
        if (!on || !lets(payment, terms) || !rates.takeForPayment(terms)) {
            return false;
        }
        health.chosen(payment, issuer.orElse(ANY_ISSUER));
        return true;
    }

    private boolean lets(UUID payment, GatewayTerms terms) {
        return switch (availability(Call.APPROVAL, payment, terms)) {
            case AVAILABLE -> true;
            case FULL -> false;
            case AWAY -> need(Call.APPROVAL, terms);
        };
    }

    /// @param first what the gateway will be asked: a payment in its window begins with that
    private Availability availability(Call first, UUID payment, GatewayTerms terms) {
        var gateway = terms.gateway();
        double dice = Dice.RAMP.roll(payment, gateway);
        return first == Call.WINDOW
                ? health.windowAvailability(gateway, terms.perSecond(), dice)
                : health.availability(gateway, terms.perSecond(), dice);
    }

    private boolean need(Call first, GatewayTerms terms) {
        return first == Call.WINDOW
                ? health.needWindow(terms.gateway(), terms.perSecond())
                : health.need(terms.gateway(), terms.perSecond());
    }

    /// Weighted rendezvous hashing: the first of all payments' ranks are shared out as the weights are, and when a
    /// gateway goes or comes, no payment moves between the others.
    private static double rank(UUID payment, GatewayTerms terms) {
        return -Math.log(Dice.WEIGHT.roll(payment, terms.gateway())) / terms.weight();
    }
}
