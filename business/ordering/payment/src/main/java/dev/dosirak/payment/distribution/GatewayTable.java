package dev.dosirak.payment.distribution;

import dev.dosirak.platform.kernel.Refused;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The terms of all gateways, as they were set at most a second ago. They are read when somebody needs them and not
/// otherwise; while they cannot be read, those that were read last are good.
public final class GatewayTable {

    private static final Duration FRESH = Duration.ofMillis(500);

    private final List<GatewayTerms> initial;
    private final GatewaySettings settings;
    private final InstantSource clock;
    private final AtomicBoolean reading = new AtomicBoolean();
    private volatile @Nullable Reading last;

    private record Reading(List<GatewayTerms> terms, Instant at) {

        /// Somebody has changed something since.
        boolean isOutdated() {
            return at.equals(Instant.MIN);
        }
    }

    /// @param initial what is good until somebody changes it, of each gateway that there is
    public GatewayTable(List<GatewayTerms> initial, GatewaySettings settings, InstantSource clock) {
        this.initial = List.copyOf(initial);
        this.settings = settings;
        this.clock = clock;
    }

    public List<GatewayTerms> all() {
        var known = last;
        if (known == null) {
            return read(initial);
        }
        if (known.isOutdated()) {
            return read(known.terms);
        }
        // One reads, and all others go on with what is known.
        if (clock.instant().isAfter(known.at.plus(FRESH)) && reading.compareAndSet(false, true)) {
            try {
                return read(known.terms);
            } finally {
                reading.set(false);
            }
        }
        return known.terms;
    }

    /// @throws Refused when there is no such gateway
    public GatewayTerms of(String gateway) {
        return all().stream()
                .filter(it -> it.gateway().equals(gateway))
                .findFirst()
                .orElseThrow(() -> new Refused(DistributionRefusal.UNKNOWN_GATEWAY));
    }

    List<GatewayTerms> initial() {
        return initial;
    }

    /// What was just changed is seen by this node at once, if it can be read; until then what was known is good.
    void forget() {
        var known = last;
        last = known == null ? null : new Reading(known.terms, Instant.MIN);
    }

    private List<GatewayTerms> read(List<GatewayTerms> otherwise) {
        var asked = clock.instant();
        var terms = settings.stored().map(it -> merged(initial, it)).orElse(otherwise);
        last = new Reading(terms, asked);
        return terms;
    }

    /// Of the gateways that there are: terms of others are from another time.
    public static List<GatewayTerms> merged(List<GatewayTerms> initial, List<GatewayTerms> stored) {
        Map<String, GatewayTerms> byName =
                stored.stream().collect(Collectors.toMap(GatewayTerms::gateway, Function.identity()));
        return initial.stream().map(it -> byName.getOrDefault(it.gateway(), it)).toList();
    }
}
