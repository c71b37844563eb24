package dev.dosirak.order;

import dev.dosirak.order.life.Checkout;
import dev.dosirak.order.life.Orders;
import dev.dosirak.order.life.Overdue;
import dev.dosirak.order.life.Patience;
import dev.dosirak.order.menu.Shops;
import dev.dosirak.platform.sweep.Sweep;
import dev.dosirak.platform.sync.Copy;
import dev.dosirak.platform.sync.HttpOwner;
import dev.dosirak.platform.sync.PostgresBacklog;
import dev.dosirak.platform.sync.Replica;
import dev.dosirak.platform.sync.SyncSettings;
import dev.dosirak.platform.web.ServiceToken;
import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Plugs the outside into the inside. Adapters find themselves; use cases are built here, so that they need no Spring.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(OrderSettings.class)
class OrderConfiguration {

    private static final Duration LOOK = Duration.ofSeconds(2);

    @Bean
    Checkout checkout(Orders orders, Shops shops, OrderSettings settings, Clock clock) {
        var patience = new Patience(settings.payWithin(), settings.answerWithin());
        return new Checkout(orders, shops, patience, clock);
    }

    @Bean
    HeadStart headStart(OrderSettings settings, Clock clock) {
        return new HeadStart(settings.headStart(), clock);
    }

    @Bean
    Sweep unpaidOrders(Overdue overdue, Checkout checkout, OrderSettings settings, HeadStart headStart) {
        return new Sweep(
                "order.unpaid",
                LOOK,
                headStart.before(() -> overdue.placed(settings.payWithin(), checkout::giveUpUnpaid)));
    }

    @Bean
    Sweep unansweredOrders(Overdue overdue, Checkout checkout, OrderSettings settings, HeadStart headStart) {
        return new Sweep(
                "order.unanswered",
                LOOK,
                headStart.before(() -> overdue.paid(settings.answerWithin(), checkout::giveUpUnanswered)));
    }

    @Bean
    Replica shopReplica(
            OrderSettings settings,
            Copy shopCopy,
            ServiceToken token,
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            SyncSettings sync,
            Clock clock) {
        return new Replica(
                "order-shops",
                new HttpOwner(settings.shopService(), "shops", token),
                shopCopy,
                new PostgresBacklog("shops", jdbc, new TransactionTemplate(transactions)),
                sync,
                clock);
    }
}
