package dev.dosirak.platform.push;

import dev.dosirak.platform.loop.Signal;
import java.time.Duration;
import java.util.function.Consumer;

/// One stream that somebody listens to: the number of the last notification that it sent, and a way to be woken
/// for the next.
final class OpenStream implements AutoCloseable {

    private final String name;
    private final Consumer<OpenStream> whenClosed;
    private final Signal wakeUp = new Signal();
    private volatile long sent;
    private volatile boolean over;
    private volatile boolean heartbeatDue;

    /// @param name chosen by the listener, empty when it has none
    /// @param sent the number after which to begin
    OpenStream(String name, long sent, Consumer<OpenStream> whenClosed) {
        this.name = name;
        this.sent = sent;
        this.whenClosed = whenClosed;
    }

    long sent() {
        return sent;
    }

    /// Everything up to this number has been sent.
    void sent(long number) {
        sent = number;
    }

    /// True once nobody is to be served here any more.
    boolean isOver() {
        return over;
    }

    /// Waits until there may be something to send, or `longest` is over.
    void await(Duration longest) throws InterruptedException {
        wakeUp.await(longest);
    }

    /// Whether this is the same listener, come back.
    boolean replaces(OpenStream earlier) {
        return !name.isEmpty() && name.equals(earlier.name);
    }

    /// Asks for a heartbeat now, which ends the stream where nobody takes it.
    void probe() {
        heartbeatDue = true;
        wake();
    }

    /// True once per probe.
    boolean takeProbe() {
        boolean was = heartbeatDue;
        heartbeatDue = false;
        return was;
    }

    void wake() {
        wakeUp.raise();
    }

    void end() {
        over = true;
        wake();
    }

    /// The place is free for somebody else.
    @Override
    public void close() {
        whenClosed.accept(this);
    }
}
