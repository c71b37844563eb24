package dev.dosirak.platform.push;

import dev.dosirak.platform.job.ScheduledJob;
import dev.dosirak.platform.notify.ChannelListener;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// For services that push.
@Configuration(proxyBeanMethods = false)
public class PushConfiguration {

    /// A hint may be lost; then a stream waits for this long.
    private static final Duration LOOK_ANYWAY = Duration.ofSeconds(5);

    private static final Duration HOUSEKEEPING = Duration.ofMinutes(10);

    @Bean
    StreamRegistry streamRegistry(StreamSettings settings) {
        return new StreamRegistry(settings.perPerson());
    }

    @Bean
    <T> NotificationStreams<T> notificationStreams(
            NotificationStore<T> notifications,
            StreamRegistry registry,
            StreamRules<T> rules,
            StreamSettings settings,
            Clock clock,
            MeterRegistry meters) {
        return new NotificationStreams<>(notifications, registry, rules, settings, clock, meters);
    }

    @Bean
    ChannelListener notificationsOfAllNodes(NotificationStore<?> notifications, StreamRegistry registry) {
        return new ChannelListener(
                notifications.channel(), person -> registry.wake(UUID.fromString(person)), notifications::wakeLagging);
    }

    @Bean
    ScheduledJob notificationsWithoutHint(
            @Value("${spring.application.name}") String service, NotificationStore<?> notifications) {
        return ScheduledJob.onEveryNode(
                service + ".notifications-without-hint", LOOK_ANYWAY, notifications::wakeLagging);
    }

    @Bean
    ScheduledJob oldNotifications(
            @Value("${spring.application.name}") String service,
            NotificationStore<?> notifications,
            StreamSettings settings,
            Clock clock) {
        return new ScheduledJob(
                service + ".old-notifications",
                HOUSEKEEPING,
                () -> notifications.deleteBefore(clock.instant().minus(settings.retention())));
    }

    /// The 20,000 streams that a gateway may open to a node, and 2,000 connections for whatever is asked
    /// besides: Tomcat's own 8,192 would leave the rest in the queue of the system, unanswered.
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> connectionsForStreams(
            @Value("${server.tomcat.max-connections:22000}") int connections) {
        return factory ->
                factory.addConnectorCustomizers(it -> it.setProperty("maxConnections", String.valueOf(connections)));
    }
}
