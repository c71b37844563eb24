package dev.dosirak.ad.shop.kafka;

import dev.dosirak.platform.subscription.ParkedEvents;
import dev.dosirak.platform.subscription.Subscription;
import dev.dosirak.platform.sync.Notice;
import dev.dosirak.platform.sync.ReceivedUpTo;
import dev.dosirak.platform.sync.Replica;
import dev.dosirak.platform.watermark.Watermarks;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Shops are approved and move; our copy follows.
@Configuration(proxyBeanMethods = false)
class ShopEventsListener {

    private static final String CONSUMER = "ad.shop";

    @Bean
    Subscription shopEvents(Replica shopReplica, Watermarks watermarks, ObjectProvider<ParkedEvents> parking) {
        shopReplica.useReceivedUpTo(ReceivedUpTo.of(CONSUMER, "shop", watermarks, parking::getObject));
        return Subscription.of(CONSUMER, "shop").on("shop.changed.v1", Notice.class, shopReplica::received);
    }
}
