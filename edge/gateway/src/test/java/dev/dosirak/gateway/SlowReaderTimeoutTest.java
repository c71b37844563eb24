package dev.dosirak.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/// Who asks and does not take the answer.
@GatewayTest
class SlowReaderTimeoutTest {

    private static final Duration SOON = Duration.ofMinutes(1);
    private static final int SMALLEST_WINDOW = 1_024;
    private static final int A_LITTLE = 2_000;

    @Autowired
    Environment environment;

    /// It once lasted as long as the reader liked.
    @Test
    void whoReadsNothingOfALongAnswerDoesNotHoldItsService() throws IOException {
        int before = StubServices.ORDER.cutOff.get();
        try (var reader = asking("/api/v1/orders/endless")) {
            await().atMost(SOON).until(() -> StubServices.ORDER.cutOff.get() > before);
        }
    }

    /// Always a little too late: its system confirms, and goes on asking for more.
    @Test
    void whoReadsALittleNowAndThenDoesNotHoldItsServiceEither() throws IOException {
        int before = StubServices.ORDER.cutOff.get();
        try (var reader = asking("/api/v1/orders/endless")) {
            await().atMost(SOON).until(() -> {
                readALittle(reader);
                return StubServices.ORDER.cutOff.get() > before;
            });
        }
    }

    /// Its notifications all find room between here and there, so nothing but the silence of the other side's
    /// system tells that nobody hears them.
    @Test
    void aStreamEndsOnceNobodyConfirmsItsNotifications() throws IOException {
        int before = StubServices.RELAY.cutOff.get();
        try (var reader = asking("/api/v1/relay/stream")) {
            await().atMost(SOON).until(() -> StubServices.RELAY.cutOff.get() > before);
        }
    }

    private static void readALittle(Socket reader) {
        try {
            assertThat(reader.getInputStream().read(new byte[A_LITTLE])).isGreaterThanOrEqualTo(-1);
        } catch (IOException e) {
            assertThat(e).isNotNull(); // cut off
        }
    }

    private Socket asking(String address) throws IOException {
        var socket = new Socket();
        socket.setReceiveBufferSize(SMALLEST_WINDOW);
        int port = environment.getRequiredProperty("local.server.port", Integer.class);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        socket.getOutputStream()
                .write("GET %s HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\n\r\n"
                        .formatted(address, TokenForge.good())
                        .getBytes(UTF_8));
        return socket;
    }
}
