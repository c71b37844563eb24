package dev.dosirak.platform.notify;

import dev.dosirak.platform.loop.Loop;
import dev.dosirak.platform.loop.Pause;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
public class NotifyConfiguration {

    private static final Pause AT_ONCE = Pause.of(Duration.ZERO);
    private static final Pause FOR_EVER = () -> new CountDownLatch(1).await();

    @Bean
    ChannelPublisher channelPublisher(JdbcClient jdbc) {
        return new ChannelPublisher(jdbc);
    }

    @Bean
    Loop notifyLoop(@Value("${spring.application.name}") String service, ChannelPublisher channelPublisher) {
        return new Loop(service + ".notify", channelPublisher::await, channelPublisher::publishAll);
    }

    @Bean(destroyMethod = "close")
    ListenConnection listenConnection(
            @Value("${spring.application.name}") String service,
            JdbcConnectionDetails database,
            ObjectProvider<ChannelListener> listeners) {
        return new ListenConnection(
                () -> open(service, database), listeners.stream().toList());
    }

    @Bean
    Loop listenLoop(
            @Value("${spring.application.name}") String service,
            ListenConnection listenConnection,
            ObjectProvider<ChannelListener> listeners) {
        var isUsed = listeners.stream().findAny().isPresent();
        return new Loop(service + ".listen", isUsed ? AT_ONCE : FOR_EVER, listenConnection::listen);
    }

    private static Connection open(String service, JdbcConnectionDetails database) throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", database.getUsername());
        properties.setProperty("password", database.getPassword());
        properties.setProperty("ApplicationName", service + "-listens");
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("connectTimeout", "3");
        properties.setProperty("socketTimeout", "30");
        return DriverManager.getConnection(database.getJdbcUrl(), properties);
    }
}
