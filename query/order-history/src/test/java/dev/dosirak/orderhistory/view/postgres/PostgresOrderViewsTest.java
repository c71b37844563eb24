package dev.dosirak.orderhistory.view.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dosirak.orderhistory.view.InMemoryOrderViews;
import dev.dosirak.orderhistory.view.OrderStories;
import dev.dosirak.orderhistory.view.OrderViews;
import dev.dosirak.orderhistory.view.OrderViewsContract;
import dev.dosirak.orderhistory.view.ViewGenerations;
import dev.dosirak.orderhistory.view.ViewGenerationsContract;
import dev.dosirak.orderhistory.view.ViewVersions;
import dev.dosirak.orderhistory.view.ViewVersionsContract;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.RepeatedTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

@SpringJUnitConfig(ViewsInPostgres.class)
class PostgresOrderViewsTest implements OrderViewsContract, ViewGenerationsContract, ViewVersionsContract {

    @Autowired
    OrderViews views;

    @Autowired
    ViewGenerations viewGenerations;

    @Autowired
    ViewVersions viewVersions;

    @Override
    public ViewGenerations editions() {
        return viewGenerations;
    }

    @Override
    public ViewVersions inventory() {
        return viewVersions;
    }

    @Override
    public OrderViews views() {
        return views;
    }

    /// The order's and the delivery's events come on topics of their own, and meet on one row.
    @RepeatedTest(10)
    void eventsAppliedAtTheSameMomentLoseNothing() throws Exception {
        var story = OrderStories.fresh();
        var model = new InMemoryOrderViews();
        story.delivered().forEach(it -> it.accept(model));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = story.delivered().stream()
                    .map(event -> threads.submit(() -> event.accept(views)))
                    .toList();
            for (var each : all) {
                each.get();
            }
        }

        assertThat(views.find(story.order())).isEqualTo(model.find(story.order()));
    }
}
