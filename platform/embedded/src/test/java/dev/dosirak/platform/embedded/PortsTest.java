package dev.dosirak.platform.embedded;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PortsTest {

    @Test
    void whereSomebodyListensNobodyElseCan() throws Exception {
        try (var listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> Ports.requireFree(listener.getLocalPort(), "PostgreSQL"))
                    .isInstanceOf(InfrastructureFailed.class)
                    .hasMessageContaining("wanted by PostgreSQL, is in use, by process "
                            + ProcessHandle.current().pid());
        }
    }

    @Test
    void aPortThatSomebodysConnectionHoldsIsWaitedFor() throws Exception {
        try (var listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var client = new Socket(
                    listener.getInetAddress(), listener.getLocalPort(), listener.getInetAddress(), Ports.free());
            client.setSoLinger(true, 0); // closed without a trace
            var free = CompletableFuture.runAsync(() -> Ports.requireFree(client.getLocalPort(), "PostgreSQL"));
            client.close();
            free.get();
        }
    }
}
