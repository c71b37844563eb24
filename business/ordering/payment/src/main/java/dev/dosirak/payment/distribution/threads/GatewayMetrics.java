package dev.dosirak.payment.distribution.threads;

import dev.dosirak.payment.distribution.CallResult;
import dev.dosirak.payment.distribution.GatewayContracts;
import dev.dosirak.payment.distribution.GatewayHealth;
import dev.dosirak.payment.distribution.GatewayHealth.Level;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// How this node gets on with each gateway: `dosirak.payment.gateway.share` of the payments meant for it that it gets,
/// `dosirak.payment.gateway.open` (1 while it gets none), `dosirak.payment.gateway.in.flight`, and
/// `dosirak.payment.gateway.requests` by result.
@Configuration(proxyBeanMethods = false)
class GatewayMetrics {

    private static final String GATEWAY = "gateway";
    private static final String METRIC = "dosirak.payment.gateway.";

    @Bean
    MeterBinder gatewayFigures(GatewayContracts contracts, GatewayHealth health) {
        return meters -> contracts.terms().forEach(it -> show(meters, it.gateway(), health));
    }

    private static void show(MeterRegistry meters, String gateway, GatewayHealth health) {
        Gauge.builder(METRIC + "share", health, it -> it.condition(gateway).share())
                .tag(GATEWAY, gateway)
                .register(meters);
        Gauge.builder(METRIC + "open", health, it -> it.condition(gateway).level() == Level.OPEN ? 1 : 0)
                .tag(GATEWAY, gateway)
                .register(meters);
        Gauge.builder(METRIC + "in.flight", health, it -> it.condition(gateway).inFlight())
                .tag(GATEWAY, gateway)
                .register(meters);
        for (var result : CallResult.values()) {
            FunctionCounter.builder(METRIC + "requests", health, it -> it.count(gateway, result))
                    .tag(GATEWAY, gateway)
                    .tag("result", CallResult.NAMES.nameOf(result))
                    .register(meters);
        }
    }
}
