package dev.dosirak.payment.charge.http;

import dev.dosirak.payment.charge.Orders;
import dev.dosirak.payment.charge.Orders.Answers;
import dev.dosirak.platform.kernel.ServiceAddresses;
import dev.dosirak.platform.kernel.ServiceToken;
import dev.dosirak.platform.subscription.Intake;
import dev.dosirak.platform.subscription.Subscription;
import dev.dosirak.platform.sync.HttpOwner;
import dev.dosirak.platform.sync.Inquiry;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// How orders are asked, and how what they say is applied: as it is when it is heard.
@Configuration(proxyBeanMethods = false)
class OrdersConfiguration {

    @Bean
    Orders orders(
            @Value("${dosirak.payment.order-service}") ServiceAddresses orderService,
            ServiceToken token,
            Subscription orderEvents,
            Intake intake) {
        var inquiry = new Inquiry(new HttpOwner(orderService, "orders", token.to("order")), orderEvents, intake);
        return orders -> {
            var answers = inquiry.ask(orders);
            return new Answers(answers.open(), answers.unknown());
        };
    }
}
