package dev.dosirak.order;

import dev.dosirak.order.admission.Admission;
import dev.dosirak.order.admission.Workloads;
import dev.dosirak.order.lifecycle.OrderCommands;
import dev.dosirak.order.lifecycle.OrderTimeouts;
import dev.dosirak.order.lifecycle.Orders;
import dev.dosirak.order.menu.OrderableShops;
import dev.dosirak.platform.job.ScheduledJob;
import dev.dosirak.platform.kernel.ServiceToken;
import dev.dosirak.platform.sync.Copies;
import dev.dosirak.platform.sync.Copy;
import dev.dosirak.platform.sync.DataOwner;
import dev.dosirak.platform.sync.HttpDataOwner;
import dev.dosirak.platform.sync.Replica;
import java.time.Clock;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Plugs the outside into the inside. Adapters find themselves; use cases are built here, so that they need no
/// Spring.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(OrderSettings.class)
class OrderConfiguration {

    private static final Duration WORKLOAD = Duration.ofMillis(500);

    @Bean
    OrderTimeouts orderTimeouts(OrderSettings settings) {
        return new OrderTimeouts(settings.payWithin(), settings.answerWithin(), settings.askAfter());
    }

    @Bean
    OrderCommands orderCommands(
            Orders orders, OrderableShops orderableShops, OrderTimeouts timeouts, OrderSettings settings, Clock clock) {
        var mostUnpaid = settings.admission() ? OptionalInt.of(settings.mostUnpaid()) : OptionalInt.empty();
        return new OrderCommands(orders, orderableShops, timeouts, mostUnpaid, clock);
    }

    @Bean
    DataOwner payments(OrderSettings settings, ServiceToken token) {
        return new HttpDataOwner(settings.paymentService(), "payments", token.to("payment"));
    }

    @Bean
    DataOwner tickets(OrderSettings settings, ServiceToken token) {
        return new HttpDataOwner(settings.relayService(), "tickets", token.to("relay"));
    }

    @Bean
    DataOwner deliveries(OrderSettings settings, ServiceToken token) {
        return new HttpDataOwner(settings.deliveryService(), "deliveries", token.to("delivery"));
    }

    @Bean
    Admission admission() {
        return new Admission(System::nanoTime, RandomGenerator.getDefault());
    }

    @Bean
    ScheduledJob workload(Workloads workloads, Admission admission) {
        return ScheduledJob.onEveryNode("order.workload", WORKLOAD, () -> admission.update(workloads::measure));
    }

    @Bean
    Replica shopReplica(Copies copies, Copy shopCopy) {
        return copies.inDatabase("shops", shopCopy);
    }
}
