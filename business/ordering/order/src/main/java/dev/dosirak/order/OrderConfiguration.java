package dev.dosirak.order;

import dev.dosirak.order.admission.Admission;
import dev.dosirak.order.admission.Workloads;
import dev.dosirak.order.life.Checkout;
import dev.dosirak.order.life.Orders;
import dev.dosirak.order.life.Patience;
import dev.dosirak.order.menu.Shops;
import dev.dosirak.platform.kernel.ServiceToken;
import dev.dosirak.platform.lease.Leases;
import dev.dosirak.platform.sweep.Sweep;
import dev.dosirak.platform.sync.Copy;
import dev.dosirak.platform.sync.HttpOwner;
import dev.dosirak.platform.sync.Owner;
import dev.dosirak.platform.sync.PostgresBacklog;
import dev.dosirak.platform.sync.Replica;
import dev.dosirak.platform.sync.SyncSettings;
import java.time.Clock;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/// Plugs the outside into the inside. Adapters find themselves; use cases are built here, so that they need no
/// Spring.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(OrderSettings.class)
class OrderConfiguration {

    private static final Duration WORKLOAD = Duration.ofMillis(500);

    @Bean
    Patience patience(OrderSettings settings) {
        return new Patience(settings.payWithin(), settings.answerWithin(), settings.askAfter());
    }

    @Bean
    Checkout checkout(Orders orders, Shops shops, Patience patience, OrderSettings settings, Clock clock) {
        var mostUnpaid = settings.admission() ? OptionalInt.of(settings.mostUnpaid()) : OptionalInt.empty();
        return new Checkout(orders, shops, patience, mostUnpaid, clock);
    }

    @Bean
    Owner payments(OrderSettings settings, ServiceToken token) {
        return new HttpOwner(settings.paymentService(), "payments", token.to("payment"));
    }

    @Bean
    Owner tickets(OrderSettings settings, ServiceToken token) {
        return new HttpOwner(settings.relayService(), "tickets", token.to("relay"));
    }

    @Bean
    Owner deliveries(OrderSettings settings, ServiceToken token) {
        return new HttpOwner(settings.deliveryService(), "deliveries", token.to("delivery"));
    }

    @Bean
    Admission admission(Clock clock) {
        return new Admission(clock, RandomGenerator.getDefault());
    }

    @Bean
    Sweep workload(Workloads workloads, Admission admission) {
        return Sweep.onEveryNode("order.workload", WORKLOAD, () -> admission.look(workloads.measure()));
    }

    @Bean
    Replica shopReplica(
            OrderSettings settings,
            Copy shopCopy,
            ServiceToken token,
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            SyncSettings sync,
            Clock clock,
            Leases leases) {
        return new Replica(
                "order-shops",
                new HttpOwner(settings.shopService(), "shops", token.to("shop")),
                shopCopy,
                new PostgresBacklog("shops", jdbc, transactions),
                sync,
                clock,
                leases);
    }
}
