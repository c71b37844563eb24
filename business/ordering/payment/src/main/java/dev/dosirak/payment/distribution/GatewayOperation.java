package dev.dosirak.payment.distribution;

import dev.dosirak.payment.distribution.GatewaySettings.Author;
import dev.dosirak.payment.pg.CardCompany;
import dev.dosirak.platform.kernel.Refused;
import dev.dosirak.platform.kernel.Won;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What operators do with gateways. All nodes act by it within a second; who did it stays on record.
public final class GatewayOperation {

    private static final Pattern BRAND = Pattern.compile("[a-z0-9-]{1,40}");

    private static final Set<String> BRANDS =
            Arrays.stream(CardCompany.values()).map(CardCompany::word).collect(Collectors.toSet());

    private final GatewayTable table;
    private final GatewaySettings settings;

    public GatewayOperation(GatewayTable table, GatewaySettings settings) {
        this.table = table;
        this.settings = settings;
    }

    /// What is switched on or off.
    public sealed interface Switch {

        /// The whole gateway: off, it gets no new payments.
        record Gateway() implements Switch {}

        /// The cards of one company.
        record Brand(String name) implements Switch {}

        /// One way to pay, `registered-card` or `payment-window`.
        record Method(String name) implements Switch {}
    }

    /// @throws Refused when there is no such gateway, for a weight that makes no sense, and when nobody
    ///     would get payments of some way any more
    public void weigh(String gateway, int weight, Author author) {
        Refused.unless(
                weight >= 0 && weight <= GatewayTerms.MOST_WEIGHT,
                DistributionRefusal.WEIGHT_OUT_OF_RANGE,
                GatewayTerms.MOST_WEIGHT);
        change(
                gateway,
                author,
                it -> new GatewayTerms(
                        it.gateway(),
                        weight,
                        it.on(),
                        it.perSecond(),
                        it.least(),
                        it.most(),
                        it.brandsOff(),
                        it.methodsOff()));
    }

    /// @throws Refused when there is no such gateway or switch, and when nobody would get payments of some
    ///     way any more
    public void turn(String gateway, Switch what, boolean on, Author author) {
        mustExist(what, on);
        change(gateway, author, it -> switch (what) {
            case Switch.Gateway _ -> switched(it, on, it.brandsOff(), it.methodsOff());
            case Switch.Brand brand ->
                switched(it, it.on(), withSwitch(it.brandsOff(), brand.name(), on), it.methodsOff());
            case Switch.Method method ->
                switched(it, it.on(), it.brandsOff(), withSwitch(it.methodsOff(), method.name(), on));
        });
    }

    /// @throws Refused when there is no such gateway, and for limits that make no sense
    public void limit(String gateway, int perSecond, Won least, Won most, Author author) {
        Refused.unless(
                perSecond >= GatewayTerms.LEAST_PER_SECOND
                        && perSecond <= GatewayTerms.MOST_PER_SECOND
                        && least.amount() >= 0
                        && !most.isLessThan(least)
                        && !most.isLessThan(GatewayTerms.LEAST_MOST),
                DistributionRefusal.LIMIT_OUT_OF_RANGE,
                GatewayTerms.LEAST_PER_SECOND,
                GatewayTerms.MOST_PER_SECOND);
        change(
                gateway,
                author,
                it -> new GatewayTerms(
                        it.gateway(), it.weight(), it.on(), perSecond, least, most, it.brandsOff(), it.methodsOff()));
    }

    public List<GatewaySettings.Change> changes(int limit) {
        return settings.changes(limit);
    }

    private void change(String gateway, Author author, UnaryOperator<GatewayTerms> change) {
        table.of(gateway);
        settings.change(table.initial(), author, all -> {
            var changed = all.stream()
                    .map(it -> it.gateway().equals(gateway) ? change.apply(it) : it)
                    .toList();
            Refused.unless(
                    Distributor.WAYS.stream().allMatch(way -> changed.stream().anyMatch(it -> it.offers(way))),
                    DistributionRefusal.ALL_GATEWAYS_OFF);
            return changed;
        });
        table.forget();
    }

    /// What is off under any other name can be switched on again.
    private static void mustExist(Switch what, boolean on) {
        switch (what) {
            case Switch.Gateway _ -> {}
            case Switch.Brand brand ->
                mustBeOf(BRANDS, brand.name(), on && BRAND.matcher(brand.name()).matches());
            case Switch.Method method -> mustBeOf(Distributor.WAYS, method.name(), false);
        }
    }

    private static void mustBeOf(Set<String> names, String name, boolean anyhow) {
        Refused.unless(
                anyhow || names.contains(name),
                DistributionRefusal.UNKNOWN_SWITCH,
                names.stream().sorted().collect(Collectors.joining(", ")));
    }

    private static GatewayTerms switched(
            GatewayTerms terms, boolean on, Set<String> brandsOff, Set<String> methodsOff) {
        return new GatewayTerms(
                terms.gateway(),
                terms.weight(),
                on,
                terms.perSecond(),
                terms.least(),
                terms.most(),
                brandsOff,
                methodsOff);
    }

    private static Set<String> withSwitch(Set<String> off, String name, boolean on) {
        var changed = new HashSet<>(off);
        if (on) {
            changed.remove(name);
        } else {
            changed.add(name);
        }
        return changed;
    }
}
