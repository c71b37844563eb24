package dev.dosirak.platform.tokens;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.source.JWKSetBasedJWKSource;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jose.util.Resource;
import com.nimbusds.jose.util.ResourceRetriever;
import dev.dosirak.platform.kernel.ServiceAddresses;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.time.Duration;
import java.util.List;

/// The issuer's public keys: fetched when first needed; the last ones known serve on for a day while identity
/// is away.
///
/// A key that is not among those we have is looked for once, at most every few seconds whoever asks. If it cannot be
/// looked for, it is unknown: names of keys are invented in no time, and a fetch for each would be a flood of
/// our own. Only who has no keys at all cannot tell a good token from a bad one.
final class IssuerKeys implements JWKSource<SecurityContext> {

    private static final String ADDRESS = "/.well-known/jwks.json";
    private static final int MILLIS_TO_CONNECT = 1_000;
    private static final int MILLIS_TO_READ = 2_000;
    private static final int LARGEST_JWKS = 64 * 1024;
    private static final long CACHED_MILLIS = Duration.ofMinutes(5).toMillis();
    private static final long REFRESH_MILLIS = Duration.ofSeconds(5).toMillis();
    private static final long OUTAGE_MILLIS = Duration.ofHours(24).toMillis();

    private final JWKSetSource<SecurityContext> sets;

    /// @param identity where the issuer answers
    IssuerKeys(ServiceAddresses identity) {
        this.sets = sets(identity);
    }

    @Override
    public List<JWK> get(JWKSelector selector, SecurityContext context) throws KeySourceException {
        var now = System.currentTimeMillis();
        var known = sets.getJWKSet(JWKSetCacheRefreshEvaluator.noRefresh(), now, context);
        var found = selector.select(known);
        if (!found.isEmpty()) {
            return found;
        }
        try {
            return selector.select(
                    sets.getJWKSet(JWKSetCacheRefreshEvaluator.referenceComparison(known), now, context));
        } catch (KeySourceException e) { // looked for a moment ago, or identity is away
            return List.of();
        }
    }

    private static JWKSetSource<SecurityContext> sets(ServiceAddresses identity) {
        var one = new DefaultResourceRetriever(MILLIS_TO_CONNECT, MILLIS_TO_READ, LARGEST_JWKS);
        var source = JWKSourceBuilder.<SecurityContext>create(
                        url(identity.all().getFirst()), _ -> retrieve(identity, one))
                .cache(CACHED_MILLIS, REFRESH_MILLIS)
                .rateLimited(REFRESH_MILLIS)
                .outageTolerant(OUTAGE_MILLIS)
                .retrying(true)
                .build();
        return ((JWKSetBasedJWKSource<SecurityContext>) source).getJWKSetSource();
    }

    private static Resource retrieve(ServiceAddresses identity, ResourceRetriever one) throws IOException {
        try {
            return identity.ask(it -> one.retrieveResource(url(it)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Asking for the keys was interrupted");
        }
    }

    private static URL url(URI identity) {
        try {
            return identity.resolve(ADDRESS).toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException("dosirak.security.identity is no URL: " + identity, e);
        }
    }
}
