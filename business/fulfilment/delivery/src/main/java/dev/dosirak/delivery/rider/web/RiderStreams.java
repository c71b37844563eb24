package dev.dosirak.delivery.rider.web;

import dev.dosirak.delivery.rider.Bells;
import dev.dosirak.delivery.rider.RiderId;
import dev.dosirak.delivery.rider.RiderRefused;
import dev.dosirak.delivery.rider.Riders;
import dev.dosirak.delivery.rider.Terminals;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/// The streams that are open on this node, each on a virtual thread of its own.
///
/// Nothing is queued here: a stream reads the rider's bells from the database when it is woken, so a slow phone
/// costs one blocked thread until Tomcat's write timeout (20 s, `connection-timeout`) ends it, and a lost one comes
/// back and reads on.
@Component
class RiderStreams implements Terminals, SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(RiderStreams.class);
    private static final int STREAMS_PER_RIDER = 3;

    private final Bells bells;
    private final Riders riders;
    private final Clock clock;
    private final Duration heartbeat;
    private final Map<RiderId, List<RiderStream>> open = new ConcurrentHashMap<>();
    private volatile boolean running;

    RiderStreams(
            Bells bells, Riders riders, Clock clock, @Value("${dosirak.delivery.heartbeat:15s}") Duration heartbeat) {
        this.bells = bells;
        this.riders = riders;
        this.clock = clock;
        this.heartbeat = heartbeat;
    }

    /// Returns when the stream is over.
    ///
    /// Where all places are taken the newcomer is turned away: were another one hung up, it would come back and do
    /// the same to a third. All are asked to show that they still live, so that a place whose phone is gone is soon
    /// free; and a phone that gives its own name takes the place that it had before, even if nobody has noticed yet
    /// that it was cut off.
    ///
    /// @param phone a name that the phone keeps for itself, empty when it has none
    /// @param after the last bell that the rider has heard
    /// @throws RiderRefused when as many of the rider's phones listen as may
    void serve(RiderId rider, String phone, @Nullable Long after, Instant until, HttpServletResponse response) {
        var stream = new RiderStream(
                rider, phone, bells, () -> isHere(rider), clock, beginning(rider, after), until, heartbeat);
        add(rider, stream);
        try {
            response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
            response.setCharacterEncoding(StandardCharsets.UTF_8);
            response.setHeader("Cache-Control", "no-store");
            response.setHeader("X-Accel-Buffering", "no");
            stream.follow(response.getOutputStream());
        } catch (IOException e) {
            log.debug("{} hung up", rider); // as phones do
        } catch (DataAccessException e) {
            log.warn("The stream of {} ends: {}", rider, e.toString()); // the phone reconnects and reads on
        } finally {
            remove(rider, stream);
        }
    }

    private boolean isHere(RiderId rider) {
        riders.sign(rider);
        return riders.look(rider).map(it -> !it.left()).orElse(true);
    }

    /// A phone that claims to have heard more than ever rang begins at the end; else it would hear nothing for long.
    private long beginning(RiderId rider, @Nullable Long after) {
        return after == null
                ? bells.begin(rider)
                : Math.min(after, bells.last(List.of(rider)).getOrDefault(rider, 0L));
    }

    @Override
    public void look(RiderId rider) {
        open.getOrDefault(rider, List.of()).forEach(RiderStream::wake);
    }

    /// Wakes the streams whose riders have been told something by another node: one query for all of them.
    void lookForAll() {
        if (open.isEmpty()) {
            return;
        }
        bells.last(List.copyOf(open.keySet()))
                .forEach((rider, last) -> open.getOrDefault(rider, List.of()).stream()
                        .filter(it -> it.told() < last)
                        .forEach(RiderStream::wake));
    }

    private void add(RiderId rider, RiderStream stream) {
        open.compute(rider, (_, before) -> {
            var old = before == null ? List.<RiderStream>of() : before;
            old.stream().filter(stream::isSamePhone).forEach(RiderStream::close);
            var others = old.stream().filter(it -> !stream.isSamePhone(it)).toList();
            if (others.size() >= STREAMS_PER_RIDER) {
                others.forEach(RiderStream::knock);
                throw new RiderRefused(RiderRefused.Reason.TOO_MANY_PHONES, STREAMS_PER_RIDER);
            }
            return Stream.concat(others.stream(), Stream.of(stream)).toList();
        });
        if (!running) {
            stream.close();
        }
    }

    private void remove(RiderId rider, RiderStream stream) {
        open.computeIfPresent(rider, (_, old) -> {
            var rest = old.stream().filter(it -> it != stream).toList();
            return rest.isEmpty() ? null : rest;
        });
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        open.values().forEach(streams -> streams.forEach(RiderStream::close));
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /// Before the web server, which waits for open requests when it stops.
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
