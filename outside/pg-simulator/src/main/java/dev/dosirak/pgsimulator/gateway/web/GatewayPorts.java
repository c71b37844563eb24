package dev.dosirak.pgsimulator.gateway.web;

import dev.dosirak.pgsimulator.gateway.GatewayName;
import dev.dosirak.pgsimulator.gateway.PortSettings;
import java.util.EnumMap;
import java.util.Map;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.connector.Connector;
import org.apache.tomcat.util.threads.VirtualThreadExecutor;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/// Each gateway's own port. While it is closed, connections are refused, as when the gateway's machine is gone; the
/// other gateways and the simulator's own port know nothing of it.
@Component
class GatewayPorts implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private final PortSettings settings;
    private final Map<GatewayName, Connector> connectors = new EnumMap<>(GatewayName.class);

    GatewayPorts(PortSettings settings) {
        this.settings = settings;
    }

    @Override
    public void customize(TomcatServletWebServerFactory server) {
        for (var gateway : GatewayName.values()) {
            var connector = new Connector();
            // Where any port is good for the simulator, so it is for a gateway.
            connector.setPort(server.getPort() == 0 ? 0 : settings.of(gateway));
            connector.setProperty("bindOnInit", "false"); // the port is open from start to stop
            var address = server.getAddress();
            if (address != null) {
                connector.setProperty("address", address.getHostAddress());
            }
            var name = "tomcat-%s-".formatted(GatewayName.NAMES.nameOf(gateway));
            connector.getProtocolHandler().setExecutor(new VirtualThreadExecutor(name));
            connectors.put(gateway, connector);
            server.addAdditionalConnectors(connector);
        }
    }

    int port(GatewayName gateway) {
        var connector = connector(gateway);
        return connector.getLocalPort() > 0 ? connector.getLocalPort() : connector.getPort();
    }

    /// Opens or closes a gateway's port; when it is as it should be, nothing happens.
    synchronized void set(GatewayName gateway, boolean open) {
        var connector = connector(gateway);
        if (connector.getState().isAvailable() == open) {
            return;
        }
        try {
            if (open) {
                connector.start();
            } else {
                connector.setPort(port(gateway)); // it is to be the same again
                connector.stop();
            }
        } catch (LifecycleException e) {
            throw new IllegalStateException(
                    "The port of %s does not %s".formatted(gateway, open ? "open" : "close"), e);
        }
    }

    private Connector connector(GatewayName gateway) {
        var connector = connectors.get(gateway);
        if (connector == null) {
            throw new IllegalStateException("No port for " + gateway);
        }
        return connector;
    }
}
