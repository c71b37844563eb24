package dev.dosirak.relay.ticket;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// One listening terminal of an owner: the number of the last bell it heard, and a way to be woken for the next.
public final class Terminal implements AutoCloseable {

    private final String name;
    private final Consumer<Terminal> whenClosed;
    private final Semaphore calls = new Semaphore(0);
    private volatile long heard;
    private volatile boolean hungUp;
    private volatile boolean knocked;

    Terminal(String name, long heard, Consumer<Terminal> whenClosed) {
        this.name = name;
        this.heard = heard;
        this.whenClosed = whenClosed;
    }

    public long heard() {
        return heard;
    }

    /// Everything up to bell number `seq` has been sent.
    public void heard(long seq) {
        heard = seq;
    }

    /// False once nobody is to be served on this line any more.
    public boolean isConnected() {
        return !hungUp;
    }

    /// Waits until there may be something to hear, or `longest` is over.
    public void await(Duration longest) throws InterruptedException {
        if (calls.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS)) {
            calls.drainPermits();
        }
    }

    /// Somebody wants to know whether there is anybody on the line; true once per knock.
    public boolean takeKnock() {
        boolean was = knocked;
        knocked = false;
        return was;
    }

    void knock() {
        knocked = true;
        wake();
    }

    /// Hangs up on the same terminal's earlier call.
    boolean replaces(Terminal earlier) {
        if (name.isEmpty() || !name.equals(earlier.name)) {
            return false;
        }
        earlier.hangUp();
        return true;
    }

    void wake() {
        calls.release();
    }

    void hangUp() {
        hungUp = true;
        wake();
    }

    /// The line is free for somebody else.
    @Override
    public void close() {
        whenClosed.accept(this);
    }
}
