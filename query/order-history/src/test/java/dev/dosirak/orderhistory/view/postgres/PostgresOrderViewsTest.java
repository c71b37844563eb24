package dev.dosirak.orderhistory.view.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dosirak.orderhistory.view.Editions;
import dev.dosirak.orderhistory.view.EditionsContract;
import dev.dosirak.orderhistory.view.InMemoryOrderViews;
import dev.dosirak.orderhistory.view.Inventory;
import dev.dosirak.orderhistory.view.InventoryContract;
import dev.dosirak.orderhistory.view.OrderViews;
import dev.dosirak.orderhistory.view.OrderViewsContract;
import dev.dosirak.orderhistory.view.Stories;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.RepeatedTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

@SpringJUnitConfig(ViewsInPostgres.class)
class PostgresOrderViewsTest implements OrderViewsContract, EditionsContract, InventoryContract {

    @Autowired
    OrderViews views;

    @Autowired
    Editions editions;

    @Autowired
    Inventory inventory;

    @Override
    public Editions editions() {
        return editions;
    }

    @Override
    public Inventory inventory() {
        return inventory;
    }

    @Override
    public OrderViews views() {
        return views;
    }

    /// The order's and the delivery's events come on topics of their own, and meet on one row.
    @RepeatedTest(10)
    void eventsAppliedAtTheSameMomentLoseNothing() throws Exception {
        var story = Stories.fresh();
        var model = new InMemoryOrderViews();
        story.delivered().forEach(it -> it.accept(model));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var event : story.delivered()) {
                threads.submit(() -> event.accept(views));
            }
        }

        assertThat(views.find(story.order())).isEqualTo(model.find(story.order()));
    }
}
