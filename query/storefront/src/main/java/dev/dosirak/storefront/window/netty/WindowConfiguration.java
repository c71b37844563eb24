package dev.dosirak.storefront.window.netty;

import dev.dosirak.platform.sync.Replica;
import dev.dosirak.platform.web.problem.Problems;
import dev.dosirak.storefront.StorefrontSettings;
import dev.dosirak.storefront.window.AdCounts;
import dev.dosirak.storefront.window.Campaigns;
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
            Campaigns campaigns,
            AdCounts counts,
            Clock clock) {
        return new Desk(
                shops::asOf,
                reviews::asOf,
                ads::asOf,
                new PageAnswer(window, campaigns, counts, clock),
                new ListAnswer(window, counts, clock));
    }

    @Bean
    WindowServer windowServer(
            StorefrontSettings settings, Desk desk, Problems problems, JsonMapper json, MeterRegistry meters) {
        return new WindowServer(settings.address(), settings.port(), new Reception(desk, problems, json, meters));
    }
}
