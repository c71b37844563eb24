package dev.dosirak.platform.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.sql.SQLException;
import java.time.Duration;
import javax.net.SocketFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.postgresql.core.PGStream;
import org.postgresql.util.HostSpec;

@Timeout(60)
class ServerInputTest {

    private static final Duration FOREVER = Duration.ofDays(1);
    private static final int USUAL = 30_000;
    private static final int BUFFER = 8_192;

    private ServerSocket door;
    private PGStream stream;
    private Socket server;
    private ServerInput input;

    @BeforeEach
    void connect() throws IOException {
        door = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        var address = new HostSpec(door.getInetAddress().getHostAddress(), door.getLocalPort());
        stream = new PGStream(SocketFactory.getDefault(), address, USUAL, BUFFER);
        stream.setNetworkTimeout(USUAL);
        server = door.accept();
        input = ServerInput.of(stream);
    }

    @AfterEach
    void disconnect() throws IOException {
        stream.close();
        server.close();
        door.close();
    }

    @Test
    void takesNothingOfWhatHasCome() throws Exception {
        server.getOutputStream().write('d');

        input.await(FOREVER);
        input.await(FOREVER);

        assertThat(stream.receiveChar()).isEqualTo('d');
    }

    @Test
    void waitsNoLongerThanItMay() throws Exception {
        input.await(Duration.ofMillis(1));

        assertThat(stream.getNetworkTimeout()).isEqualTo(USUAL);
        assertThat(stream.hasMessagePending()).isFalse();
    }

    @Test
    void saysThatTheConnectionHasEnded() throws Exception {
        server.close();

        assertThatThrownBy(() -> input.await(FOREVER)).isInstanceOf(SQLException.class);
    }

    @Test
    void doesNotWaitWhenItIsToEnd() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> input.await(FOREVER)).isInstanceOf(InterruptedException.class);
    }
}
