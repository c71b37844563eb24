package dev.dosirak.drills.rig;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dosirak.drills.rig.InternalApi.Loop;
import dev.dosirak.platform.catalog.Service;
import org.junit.jupiter.api.Test;

class InternalApiTest {

    private static final String METRICS = """
            # HELP dosirak_loop_up
            # TYPE dosirak_loop_up gauge
            dosirak_loop_up{loop="order.life-payment",service="order"} 1.0
            dosirak_loop_up{loop="order-shops-sync",service="order"} 0.0
            dosirak_loop_stuck{loop="order.life-payment",service="order"} 1.0
            dosirak_loop_restarts_total{loop="order-shops-sync",service="order"} 3.0
            dosirak_loop_failures_total{loop="order-shops-sync",service="order"} 7.0
            """;

    @Test
    void loopsSayWhetherTheyDoTheirWork() {
        var loops = InternalApi.loops(Service.ORDER, METRICS);
        assertThat(loops)
                .containsExactly(
                        new Loop(Service.ORDER, "order.life-payment", "up", 1),
                        new Loop(Service.ORDER, "order-shops-sync", "up", 0),
                        new Loop(Service.ORDER, "order.life-payment", "stuck", 1),
                        new Loop(Service.ORDER, "order-shops-sync", "restarts_total", 3));
        assertThat(loops.stream().map(Loop::isStopped)).containsExactly(false, true, true, false);
    }
}
