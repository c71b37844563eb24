package dev.dosirak.payment.method.kafka;

import dev.dosirak.payment.method.Wallet;
import dev.dosirak.platform.subscription.Subscription;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Members leave, and their cards with them.
@Configuration(proxyBeanMethods = false)
class MemberEventsListener {

    private record Left(UUID memberId) {}

    @Bean
    Subscription memberEvents(Wallet wallet) {
        return Subscription.of("payment.method", "identity")
                .on("identity.member-left.v1", Left.class, it -> wallet.forget(it.memberId()));
    }
}
