package dev.dosirak.payment.charge.http;

import dev.dosirak.payment.charge.OrderInquiry;
import dev.dosirak.payment.charge.OrderInquiry.Answers;
import dev.dosirak.platform.kernel.ServiceAddresses;
import dev.dosirak.platform.kernel.ServiceToken;
import dev.dosirak.platform.subscription.FactReceiver;
import dev.dosirak.platform.subscription.Subscription;
import dev.dosirak.platform.sync.HttpDataOwner;
import dev.dosirak.platform.sync.Inquiry;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// How orders are asked, and how what they say is applied: as it is when it is received.
@Configuration(proxyBeanMethods = false)
class OrderInquiryConfiguration {

    @Bean
    OrderInquiry orderInquiry(
            @Value("${dosirak.payment.order-service}") ServiceAddresses orderService,
            ServiceToken token,
            Subscription orderEvents,
            FactReceiver factReceiver) {
        var inquiry =
                new Inquiry(new HttpDataOwner(orderService, "orders", token.to("order")), orderEvents, factReceiver);
        return orders -> {
            var answers = inquiry.ask(orders);
            return new Answers(answers.open(), answers.unknown());
        };
    }
}
