package dev.dosirak.platform.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dosirak.platform.lease.Leases;
import dev.dosirak.platform.testing.TestDatabases;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

class LeadershipTest {

    final JdbcClient jdbc = JdbcClient.create(TestDatabases.with("leadership", "lease"));
    final AtomicLong time = new AtomicLong();
    final Leadership seoul = Leadership.of(new Leases(jdbc), "copy", time::get);
    final Leadership busan = Leadership.of(new Leases(jdbc), "copy", time::get);

    @Test
    void whatCouldNotBeRenewedIsNotOursAnyMore() {
        assertThat(seoul.acquire()).isTrue();
        assertThat(busan.acquire()).isFalse();
        time.addAndGet(Duration.ofMinutes(1).toNanos());
        jdbc.sql("alter table lease rename to away").update();
        assertThatThrownBy(seoul::acquire).isInstanceOf(DataAccessException.class);
        jdbc.sql("alter table away rename to lease").update();

        jdbc.sql("update lease set ends_at = now()").update();
        assertThat(busan.acquire()).isTrue();
        assertThat(seoul.acquire()).isFalse();
    }
}
