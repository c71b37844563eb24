package dev.dosirak.demo.people;

import dev.dosirak.platform.catalog.LocalEnvironment;
import dev.dosirak.platform.catalog.Service;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;

/// Where the outside world enters: the platform's gateway, and the payment company's card window.
public record Endpoints(URI gateway, URI cardWindow) {

    private static final int KNOCK_MILLIS = 2_000;

    /// Finds out at once whether anybody is there at all, before patience is spent on it.
    ///
    /// @throws IOException with a message fit to show, when nobody is
    public void requireReachable() throws IOException {
        int port =
                gateway.getPort() >= 0 ? gateway.getPort() : gateway.getScheme().equals("https") ? 443 : 80;
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(gateway.getHost(), port), KNOCK_MILLIS);
        } catch (IOException e) {
            throw new IOException("Nobody answers at %s. Is it running? (./dosirak up)".formatted(gateway), e);
        }
    }

    public boolean isReachable() {
        try {
            requireReachable();
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /// `DOSIRAK_GATEWAY` and `PG_SIMULATOR_URL`, or the usual ports of this machine.
    public static Endpoints fromEnvironment() {
        return new Endpoints(
                named("DOSIRAK_GATEWAY", Service.GATEWAY),
                named(Service.PG_SIMULATOR.endpoint().urlVariable(), Service.PG_SIMULATOR));
    }

    private static URI named(String variable, Service service) {
        var here =
                "http://localhost:" + LocalEnvironment.port(service.endpoint().port());
        return URI.create(LocalEnvironment.variable(variable, here));
    }
}
