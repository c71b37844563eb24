package dev.dosirak.storefront.catalog.netty;

import dev.dosirak.platform.kernel.KnownSecrets;
import dev.dosirak.platform.kernel.Placements;
import dev.dosirak.platform.sync.Replica;
import dev.dosirak.platform.web.impression.ImpressionTokens;
import dev.dosirak.platform.web.problem.Problems;
import dev.dosirak.platform.web.security.SecuritySettings;
import dev.dosirak.storefront.StorefrontSettings;
import dev.dosirak.storefront.catalog.AdCounts;
import dev.dosirak.storefront.catalog.ShopCatalog;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
class CatalogServerConfiguration {

    @Bean
    Router router(
            Replica shops,
            Replica reviews,
            Replica ads,
            ShopCatalog shopCatalog,
            Placements campaigns,
            AdCounts counts,
            SecuritySettings security,
            Clock clock) {
        var adTracking = new AdTracking(new ImpressionTokens(security, clock), counts, clock);
        return new Router(
                shops::asOf,
                reviews::asOf,
                ads::asOf,
                new ShopPageRenderer(shopCatalog, campaigns, clock),
                new ShopListRenderer(shopCatalog, adTracking, clock),
                adTracking);
    }

    /// @throws IllegalStateException when others can reach this port, and know a secret of the service
    @Bean
    CatalogServer catalogServer(
            StorefrontSettings settings,
            Router router,
            Problems problems,
            JsonMapper json,
            MeterRegistry meters,
            KnownSecrets secrets) {
        secrets.mayListenOn(settings.address());
        return new CatalogServer(
                settings.address(), settings.port(), new RequestHandler(router, problems, json, meters));
    }
}
