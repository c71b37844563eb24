package dev.dosirak.storefront.window.netty;

import dev.dosirak.platform.kernel.KnownSecrets;
import dev.dosirak.platform.kernel.Placements;
import dev.dosirak.platform.sync.Replica;
import dev.dosirak.platform.web.impression.ImpressionTokens;
import dev.dosirak.platform.web.problem.Problems;
import dev.dosirak.platform.web.security.SecuritySettings;
import dev.dosirak.storefront.StorefrontSettings;
import dev.dosirak.storefront.window.AdCounts;
import dev.dosirak.storefront.window.ShopWindow;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
class WindowConfiguration {

    @Bean
    Desk desk(
            Replica shops,
            Replica reviews,
            Replica ads,
            ShopWindow window,
            Placements campaigns,
            AdCounts counts,
            SecuritySettings security,
            Clock clock) {
        var adAnswers = new AdAnswers(new ImpressionTokens(security, clock), counts, clock);
        return new Desk(
                shops::asOf,
                reviews::asOf,
                ads::asOf,
                new PageAnswer(window, campaigns, clock),
                new ListAnswer(window, adAnswers, clock),
                adAnswers);
    }

    /// @throws IllegalStateException when others can reach the window, and know a secret of the service
    @Bean
    WindowServer windowServer(
            StorefrontSettings settings,
            Desk desk,
            Problems problems,
            JsonMapper json,
            MeterRegistry meters,
            KnownSecrets secrets) {
        secrets.mayListenOn(settings.address());
        return new WindowServer(settings.address(), settings.port(), new Reception(desk, problems, json, meters));
    }
}
