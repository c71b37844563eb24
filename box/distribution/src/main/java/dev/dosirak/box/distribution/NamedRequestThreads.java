package dev.dosirak.box.distribution;

import java.util.concurrent.Executors;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;

/// Threads that answer requests bear the name of their service, so that what libraries log on them lands in its file.
final class NamedRequestThreads implements WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> {

    private final Service service;

    NamedRequestThreads(Service service) {
        this.service = service;
    }

    @Override
    public void customize(ConfigurableTomcatWebServerFactory factory) {
        var threads = Thread.ofVirtual().name(service.key() + "-http-", 0).factory();
        factory.addProtocolHandlerCustomizers(
                handler -> handler.setExecutor(Executors.newThreadPerTaskExecutor(threads)));
    }
}
