package dev.dosirak.notebook;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;

/// A caller that no library keeps from sending what it likes.
record RawHttp(int port) {

    private static final int PATIENCE_MILLIS = 20_000;

    /// What is answered; nothing more is sent meanwhile.
    String send(String request) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(request.getBytes(UTF_8));
            var in = socket.getInputStream();
            var first = in.read(); // a head and a short body come at once
            var rest = new byte[32 * 1024];
            int length = Math.max(0, in.read(rest));
            return (char) first + new String(rest, 0, length, UTF_8);
        }
    }
}
