package dev.dosirak.drills.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.Arrays;
import java.util.Locale;

/// One kept-alive connection with at most one request under way.
final class HttpConnection {

    /// No answer came.
    static final int LOST = 0;

    private static final int REQUEST_BYTES = 32 << 10;
    private static final int ANSWER_BYTES = 256 << 10;
    private static final byte[] HEAD_END = {'\r', '\n', '\r', '\n'};
    private static final byte[] CHUNKS_END = {'0', '\r', '\n', '\r', '\n'};
    private static final int UNKNOWN = -1;

    private final InetSocketAddress server;
    private final Selector selector;
    private final ByteBuffer out = ByteBuffer.allocateDirect(REQUEST_BYTES);
    private final ByteBuffer in = ByteBuffer.allocate(ANSWER_BYTES);
    private int headLength;
    private int bodyLength;
    private long due;
    private long number;
    private boolean last;
    private boolean lost;
    private boolean underWay;
    private SocketChannel channel;
    private SelectionKey selection;

    private HttpConnection(InetSocketAddress server, Selector selector) throws IOException {
        this.server = server;
        this.selector = selector;
        this.channel = open(server);
        this.selection = channel.register(selector, SelectionKey.OP_READ, this);
    }

    static HttpConnection connect(URI server, Selector selector) throws IOException {
        return new HttpConnection(new InetSocketAddress(server.getHost(), server.getPort()), selector);
    }

    private static SocketChannel open(InetSocketAddress server) throws IOException {
        var channel = SocketChannel.open(server);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.configureBlocking(false);
        return channel;
    }

    /// @param dueNanos when the request should have left, which is what its time is counted from
    void send(Request request, long key, long dueNanos) throws IOException {
        if (last) {
            // The server said that it would close after the last answer; many do after some hundred requests.
            channel.close();
            channel = open(server);
            selection = channel.register(selector, SelectionKey.OP_READ, this);
            last = false;
        }
        out.clear();
        request.writeTo(out, key);
        out.flip();
        in.clear();
        headLength = UNKNOWN;
        lost = false;
        underWay = true;
        due = dueNanos;
        number = key;
        flush();
    }

    private void flush() throws IOException {
        channel.write(out);
        selection.interestOps(out.hasRemaining() ? SelectionKey.OP_READ | SelectionKey.OP_WRITE : SelectionKey.OP_READ);
    }

    long due() {
        return due;
    }

    /// The number of the request that was sent last.
    long number() {
        return number;
    }

    /// Takes what has come.
    ///
    /// @return whether the answer is complete, or will not come any more: then the status is [#LOST]
    boolean progress() throws IOException {
        if (selection.isWritable() && out.hasRemaining()) {
            flush();
        }
        if (!selection.isReadable()) {
            return false;
        }
        if (read() < 0) {
            // While nothing is under way that is the server's good right: it does not keep idle connections for long.
            last = true;
            lost = underWay;
            underWay = false;
            selection.cancel();
            return lost;
        }
        if (headLength == UNKNOWN) {
            readHead();
        }
        var whole = headLength != UNKNOWN && isWhole();
        underWay &= !whole;
        return whole;
    }

    private int read() {
        try {
            return channel.read(in);
        } catch (IOException e) { // a reset says no more than an end
            return -1;
        }
    }

    private void readHead() throws IOException {
        int end = indexOf(HEAD_END);
        if (end < 0) {
            return;
        }
        headLength = end + HEAD_END.length;
        var head = new String(in.array(), 0, end, ISO_8859_1).toLowerCase(Locale.ROOT);
        last = head.contains("\r\nconnection: close");
        int at = head.indexOf("\r\ncontent-length:");
        if (at >= 0) {
            int line = head.indexOf("\r\n", at + 2);
            var value = head.substring(at + "\r\ncontent-length:".length(), line < 0 ? head.length() : line);
            bodyLength = Integer.parseInt(value.strip());
        } else {
            bodyLength = head.contains("\r\ntransfer-encoding: chunked") ? UNKNOWN : 0;
        }
        if (headLength + Math.max(bodyLength, 0) > ANSWER_BYTES) {
            throw new IOException("An answer of %d bytes".formatted(bodyLength));
        }
    }

    private int indexOf(byte[] pattern) {
        var bytes = in.array();
        for (int i = 0; i <= in.position() - pattern.length; i++) {
            if (Arrays.equals(bytes, i, i + pattern.length, pattern, 0, pattern.length)) {
                return i;
            }
        }
        return -1;
    }

    private boolean isWhole() {
        if (bodyLength != UNKNOWN) {
            return in.position() >= headLength + bodyLength;
        }
        int end = in.position();
        return end - headLength >= CHUNKS_END.length
                && Arrays.equals(in.array(), end - CHUNKS_END.length, end, CHUNKS_END, 0, CHUNKS_END.length);
    }

    /// Of the answer that is complete.
    int status() {
        if (lost) {
            return LOST;
        }
        var bytes = in.array();
        return 100 * (bytes[9] - '0') + 10 * (bytes[10] - '0') + bytes[11] - '0';
    }

    /// The body of the answer that is complete; with the lines between chunks, where there are any.
    String body() {
        if (lost) {
            return "the connection was closed without an answer";
        }
        return new String(in.array(), headLength, in.position() - headLength, UTF_8);
    }

    void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // It is not used any more either way.
        }
    }
}
