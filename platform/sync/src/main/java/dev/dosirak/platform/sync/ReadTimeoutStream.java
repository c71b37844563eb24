package dev.dosirak.platform.sync;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// The body of an answer that may be long but not silent: who waits too long for its next byte gets an exception.
///
/// The client's own timeout ends with the headers (JDK-8208693), and an owner that hangs in the midst of an answer
/// would hold whoever listens for ever.
final class ReadTimeoutStream extends FilterInputStream {

    private static final ScheduledExecutorService WATCH = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("sync-watch").daemon().factory());
    private static final long NOBODY = Long.MAX_VALUE;

    private final Duration longest;
    private final Future<?> watch;
    private volatile long waitingSince = NOBODY;
    private volatile boolean timedOut;

    /// @param longest how long nothing may come while somebody waits for it
    ReadTimeoutStream(InputStream body, Duration longest) {
        super(body);
        this.longest = longest;
        long often = longest.toMillis() / 4 + 1;
        this.watch = WATCH.scheduleWithFixedDelay(this::look, often, often, TimeUnit.MILLISECONDS);
    }

    private void look() {
        long since = waitingSince;
        if (since != NOBODY && System.nanoTime() - since > longest.toNanos()) {
            timedOut = true;
            try {
                in.close(); // wakes who waits
            } catch (IOException e) {
                // who waits finds out
            }
        }
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        waitingSince = System.nanoTime();
        try {
            int got = super.read(into, from, length);
            requireInTime();
            return got;
        } catch (IOException e) {
            requireInTime();
            throw e;
        } finally {
            waitingSince = NOBODY;
        }
    }

    private void requireInTime() throws HttpTimeoutException {
        if (timedOut) {
            throw new HttpTimeoutException("nothing came for %s".formatted(longest));
        }
    }

    @Override
    public void close() throws IOException {
        watch.cancel(false);
        super.close();
    }
}
