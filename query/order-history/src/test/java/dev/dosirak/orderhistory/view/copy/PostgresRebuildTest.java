package dev.dosirak.orderhistory.view.copy;

import dev.dosirak.orderhistory.view.OrderViews;
import dev.dosirak.orderhistory.view.ViewGenerations;
import dev.dosirak.orderhistory.view.ViewVersions;
import dev.dosirak.orderhistory.view.postgres.ViewsInPostgres;
import dev.dosirak.platform.sync.Backlog;
import dev.dosirak.platform.sync.Import;
import dev.dosirak.platform.sync.PostgresBacklog;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;
import org.springframework.transaction.PlatformTransactionManager;

@SpringJUnitConfig(ViewsInPostgres.class)
class PostgresRebuildTest implements RebuildContract {

    @Autowired
    OrderViews views;

    @Autowired
    ViewGenerations viewGenerations;

    @Autowired
    ViewVersions viewVersions;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    @Override
    public OrderViews views() {
        return views;
    }

    @Override
    public ViewGenerations editions() {
        return viewGenerations;
    }

    @Override
    public ViewVersions inventory() {
        return viewVersions;
    }

    /// The first import ever has no number of its own; in this database it may have been made by another test.
    @Override
    public Backlog backlog() {
        var backlog = new PostgresBacklog(UUID.randomUUID().toString(), jdbc, transactions);
        backlog.begin(Import.of(Optional.empty()));
        return backlog;
    }
}
