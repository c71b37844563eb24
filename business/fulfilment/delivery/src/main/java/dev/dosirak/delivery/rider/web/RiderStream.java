package dev.dosirak.delivery.rider.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.dosirak.delivery.rider.Bell;
import dev.dosirak.delivery.rider.Bells;
import dev.dosirak.delivery.rider.RiderId;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// One phone that listens: server-sent events, each with the bell's sequence as its id.
final class RiderStream {

    private static final int PAGE = 100;

    private final RiderId rider;
    private final String phone;
    private final Bells bells;
    private final BooleanSupplier stays;
    private final Clock clock;
    private final Instant until;
    private final Duration heartbeat;
    private final Semaphore news = new Semaphore(0);
    private volatile long told;
    private volatile boolean closed;
    private volatile boolean knocked;

    /// @param phone its name for itself, empty when it has none
    /// @param stays asked whenever the phone has taken a sign of life from us: whether it is to go on
    /// @param told the bell after which to begin
    /// @param until when the stream ends by itself
    /// @param heartbeat the longest silence
    RiderStream(
            RiderId rider,
            String phone,
            Bells bells,
            BooleanSupplier stays,
            Clock clock,
            long told,
            Instant until,
            Duration heartbeat) {
        this.rider = rider;
        this.phone = phone;
        this.bells = bells;
        this.stays = stays;
        this.clock = clock;
        this.told = told;
        this.until = until;
        this.heartbeat = heartbeat;
    }

    long told() {
        return told;
    }

    void wake() {
        if (news.availablePermits() == 0) {
            news.release();
        }
    }

    /// Somebody needs the place: a sign of life now, which ends the stream where nobody takes it.
    void knock() {
        knocked = true;
        wake();
    }

    boolean isSamePhone(RiderStream other) {
        return !phone.isEmpty() && phone.equals(other.phone);
    }

    void close() {
        closed = true;
        news.release();
    }

    /// Writes until closed or over.
    ///
    /// @throws IOException when the phone has gone
    void follow(OutputStream out) throws IOException {
        send(out, ": welcome\n\n");
        while (!closed && clock.instant().isBefore(until)) {
            if (tell(out) < PAGE && !awaitNews()) {
                send(out, ":\n\n");
                closed = closed || !stays.getAsBoolean();
            }
        }
    }

    private int tell(OutputStream out) throws IOException {
        var page = bells.after(rider, told, PAGE);
        if (!page.isEmpty()) {
            var text = new StringBuilder();
            page.forEach(it -> text.append(written(it)));
            send(out, text.toString());
            told = page.getLast().sequence();
        }
        return page.size();
    }

    /// Waits; false when it is time for a sign of life.
    private boolean awaitNews() {
        var left = Duration.between(clock.instant(), until);
        var wait = left.compareTo(heartbeat) < 0 ? left : heartbeat;
        try {
            boolean woken = news.tryAcquire(wait.toMillis() + 1, TimeUnit.MILLISECONDS);
            news.drainPermits();
            return woken && !takeKnock();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closed = true;
            return true;
        }
    }

    private boolean takeKnock() {
        boolean was = knocked;
        knocked = false;
        return was;
    }

    private static String written(Bell bell) {
        var name = switch (bell.kind()) {
            case OFFER -> "offer";
            case OFFER_GONE -> "offer-gone";
            case JOB -> "job";
        };
        return "id:%d\nevent:%s\ndata:%s\n\n".formatted(bell.sequence(), name, bell.body());
    }

    private static void send(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(UTF_8));
        out.flush();
    }
}
