package dev.dosirak.platform.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dosirak.platform.catalog.Service;
import dev.dosirak.platform.kernel.Keys;
import dev.dosirak.platform.kernel.ServiceToken;
import dev.dosirak.platform.lease.Leases;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

class CopiesTest {

    private static final Clock CLOCK = Clock.systemUTC();

    private final List<String> variables = new ArrayList<>();
    private final Copies copies = copiesOf(Service.SEARCH);

    @Test
    void whoOwnsItAndWhereFollowsFromTheCatalog() {
        var replica = copies.onThisNode("shop-reviews", new ModelCopy(), Optional.empty());

        assertThat(replica.name()).isEqualTo("search-shop-reviews");
        assertThat(variables).containsExactly("REVIEW_URL");
    }

    @Test
    void whatTheCatalogDoesNotSayIsNotCopied() {
        assertThatThrownBy(() -> copies.onThisNode("orders", new ModelCopy(), Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The catalog does not say that search copies orders");
    }

    private Copies copiesOf(Service service) {
        var none = new DefaultListableBeanFactory();
        return new Copies(
                service,
                variable -> {
                    variables.add(variable);
                    return "http://localhost:1";
                },
                new ServiceToken(service.key(), Keys.of("a secret"), CLOCK),
                new SyncSettings(1, 1, Duration.ZERO, Duration.ZERO),
                CLOCK,
                none.getBeanProvider(JdbcClient.class),
                none.getBeanProvider(PlatformTransactionManager.class),
                none.getBeanProvider(Leases.class));
    }
}
