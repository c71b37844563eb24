package dev.dosirak.payment.charge.http;

import dev.dosirak.payment.charge.Orders;
import dev.dosirak.payment.charge.Orders.Answers;
import dev.dosirak.platform.kernel.ServiceAddresses;
import dev.dosirak.platform.subscription.Intake;
import dev.dosirak.platform.subscription.Subscription;
import dev.dosirak.platform.sync.HttpOwner;
import dev.dosirak.platform.sync.Inquiry;
import dev.dosirak.platform.sync.Owner;
import dev.dosirak.platform.web.ServiceToken;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
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
        var owner = new HttpOwner(orderService, "orders", token.to("order"));
        var inquiry = new Inquiry(owner, orderEvents, intake);
        return orders -> new Answers(inquiry.ask(orders).open(), unknown(orders, owner));
    }

    /// The inquiry is silent about them.
    private static Set<UUID> unknown(Collection<UUID> orders, Owner owner) {
        var unknown = new HashSet<>(orders);
        owner.fetch(orders).forEach(it -> unknown.remove(it.id()));
        return unknown;
    }
}
