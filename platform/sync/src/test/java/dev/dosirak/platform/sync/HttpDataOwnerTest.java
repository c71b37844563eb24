package dev.dosirak.platform.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.dosirak.platform.kernel.ServiceAddresses;
import dev.dosirak.platform.kernel.ServiceToken;
import dev.dosirak.platform.sync.DataOwner.OwnerAway;
import dev.dosirak.platform.web.security.SecuritySettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class HttpDataOwnerTest {

    private static final String END = "{\"end\":true}\n";

    private final List<SyncItem> received = new ArrayList<>();
    private final Semaphore awakened = new Semaphore(0);
    private HttpServer server;
    private String answer = "";

    @BeforeEach
    void open() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/internal/v1/shops/import", exchange -> {
            var body = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.createContext(
                "/internal/v1/shops",
                exchange -> { // begins, and hangs
                    exchange.sendResponseHeaders(200, 0);
                    exchange.getResponseBody().write(items(2).getBytes(StandardCharsets.UTF_8));
                    exchange.getResponseBody().flush();
                    awakened.acquireUninterruptibly();
                    exchange.close();
                });
        server.start();
    }

    @AfterEach
    void close() {
        awakened.release();
        server.stop(0);
    }

    private HttpDataOwner owner(Duration silence) {
        return owner("http://localhost:" + server.getAddress().getPort(), silence);
    }

    private static HttpDataOwner owner(String addresses, Duration silence) {
        var security = new SecuritySettings(
                "issuer", "audience", ServiceAddresses.of("http://localhost"), "k".repeat(64), List.of());
        var token = new ServiceToken("test", security.sharedKeys(), Clock.systemUTC());
        return new HttpDataOwner(ServiceAddresses.of(addresses), "shops", token.to("shop"), silence);
    }

    @Test
    void anotherAddressOfTheOwnerAnswersForOneThatIsAway() {
        answer = items(3) + END;

        owner("http://localhost:1,http://localhost:" + server.getAddress().getPort(), Duration.ofMinutes(1))
                .importFrom(Import.FIRST, received::addAll);

        assertThat(received).hasSize(3);
    }

    private void importAll() {
        owner(Duration.ofMinutes(1)).importFrom(Import.FIRST, received::addAll);
    }

    private static String items(int count) {
        var lines = new StringBuilder();
        for (int i = 1; i <= count; i++) {
            lines.append(SyncJson.line(item(i))).append('\n');
        }
        return lines.toString();
    }

    private static SyncItem item(int number) {
        return new SyncItem(new UUID(0, number), number, false, "{\"name\":\"가게 %d\"}".formatted(number));
    }

    @Test
    void anImportIsReceivedToItsEnd() {
        answer = items(450) + END;

        importAll();

        assertThat(received).hasSize(450).startsWith(item(1)).endsWith(item(450));
    }

    @Test
    void anEmptyOneEndsToo() {
        answer = END;

        importAll();

        assertThat(received).isEmpty();
    }

    @Test
    void oneThatDoesNotSayThatItEndsBrokeOff() {
        answer = items(250);

        assertThatThrownBy(this::importAll).isInstanceOf(OwnerAway.class).hasMessageContaining("broke off");
        assertThat(received).as("what came is kept").hasSize(250);
    }

    @Test
    @Timeout(60)
    void anOwnerThatHangsInTheMidstOfAnAnswerIsAway() {
        var patient = owner(Duration.ofMillis(50));

        assertThatThrownBy(() -> patient.fetch(List.of(new UUID(0, 1), new UUID(0, 2), new UUID(0, 3))))
                .isInstanceOf(OwnerAway.class)
                .hasRootCauseInstanceOf(HttpTimeoutException.class);
    }
}
