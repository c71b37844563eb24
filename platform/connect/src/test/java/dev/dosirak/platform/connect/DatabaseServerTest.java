package dev.dosirak.platform.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.debezium.config.Configuration;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.connect.errors.RetriableException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Against a server that speaks as much of PostgreSQL's protocol as it takes to refuse somebody.
@Timeout(60)
class DatabaseServerTest {

    private static final Duration LONG = Duration.ofSeconds(50);
    private static final String IS_STARTING = "57P03";
    private static final String WRONG_PASSWORD = "28P01";

    /// The client's questions whether to encrypt.
    private static final Set<Integer> SSL_AND_GSS = Set.of(80_877_103, 80_877_104);

    private final List<String> refusals = new CopyOnWriteArrayList<>();
    private ServerSocket door;

    @BeforeEach
    void open() throws IOException {
        door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void close() throws IOException {
        door.close();
    }

    @Test
    void aServerThatStartsIsWaitedFor() throws Exception {
        refuse(IS_STARTING, IS_STARTING, WRONG_PASSWORD);

        server().await(LONG);

        assertThat(refusals).containsExactly(IS_STARTING, IS_STARTING, WRONG_PASSWORD);
    }

    @Test
    void whatItRefusesForIsLeftToWhoeverReads() throws Exception {
        refuse(WRONG_PASSWORD);

        server().await(LONG);

        assertThat(refusals).containsExactly(WRONG_PASSWORD);
    }

    @Test
    void aServerThatStaysAwayIsTriedAgainLater() throws Exception {
        door.close();

        assertThatThrownBy(() -> server().await(Duration.ZERO))
                .isInstanceOf(RetriableException.class)
                .hasMessageContaining("away");
    }

    /// It takes connections, and that is all.
    @Test
    void aServerThatSaysNothingIsAwayToo() {
        assertThatThrownBy(() -> server().await(Duration.ZERO))
                .isInstanceOf(RetriableException.class)
                .hasMessageContaining("away");
    }

    private DatabaseServer server() {
        return DatabaseServer.of(Configuration.create()
                .with("database.hostname", door.getInetAddress().getHostAddress())
                .with("database.port", door.getLocalPort())
                .with("database.dbname", "order")
                .with("database.user", "order")
                .build());
    }

    private void refuse(String... states) {
        Thread.ofVirtual().start(() -> {
            for (var state : states) {
                refuseOne(state);
            }
        });
    }

    private void refuseOne(String state) {
        try (var client = door.accept()) {
            readLogin(client);
            refusals.add(state);
            write(client, state);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void readLogin(Socket client) throws IOException {
        var in = new DataInputStream(client.getInputStream());
        while (true) {
            int length = in.readInt();
            int code = in.readInt();
            in.skipNBytes(length - 8);
            if (!SSL_AND_GSS.contains(code)) {
                return;
            }
            client.getOutputStream().write('N');
        }
    }

    private static void write(Socket client, String state) throws IOException {
        var fields = "SFATAL\0VFATAL\0C%s\0Mno\0\0".formatted(state).getBytes(StandardCharsets.US_ASCII);
        var out = new DataOutputStream(client.getOutputStream());
        out.writeByte('E');
        out.writeInt(Integer.BYTES + fields.length);
        out.write(fields);
        out.flush();
    }
}
