package dev.dosirak.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Locale;

/// One connection to the gateway, as a browser or a proxy keeps it for many requests, sometimes several at once.
final class KeepAliveConnection implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 10_000;
    private static final String LENGTH = "content-length:";

    private final Socket socket;
    private final InputStream in;

    KeepAliveConnection(String port) throws IOException {
        this.socket = new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(port));
        this.socket.setSoTimeout(PATIENCE_MILLIS);
        this.in = new BufferedInputStream(socket.getInputStream());
    }

    /// Asks for all of them in one breath.
    void ask(String... addresses) throws IOException {
        var requests = new StringBuilder();
        for (var address : addresses) {
            requests.append("GET ").append(address).append(" HTTP/1.1\r\nHost: localhost\r\n\r\n");
        }
        socket.getOutputStream().write(requests.toString().getBytes(UTF_8));
    }

    /// Sends the head of a request, and nothing of its body.
    ///
    /// @param asked method and address
    void begin(String asked, String header) throws IOException {
        var head = "%s HTTP/1.1\r\nHost: localhost\r\n%s\r\n\r\n".formatted(asked, header);
        socket.getOutputStream().write(head.getBytes(UTF_8));
    }

    /// Sends what comes next, of a body for example.
    void send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(UTF_8));
    }

    /// All that is said until the other side ends the connection.
    String rest() throws IOException {
        return new String(in.readAllBytes(), UTF_8);
    }

    /// The status of the next answer.
    ///
    /// @throws IOException when none comes
    int status() throws IOException {
        var head = line();
        int length = 0;
        for (var line = line(); !line.isEmpty(); line = line()) {
            var header = line.toLowerCase(Locale.ROOT);
            if (header.startsWith(LENGTH)) {
                length = Integer.parseInt(header.substring(LENGTH.length()).strip());
            }
        }
        in.skipNBytes(length);
        return Integer.parseInt(head.split(" ", -1)[1]);
    }

    private String line() throws IOException {
        var line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("The connection ends after '%s'".formatted(line));
            }
            line.append((char) c);
        }
        return line.toString().strip();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
