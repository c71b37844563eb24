package dev.dosirak.platform.push;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.server.MethodNotAllowedException;

/// Serves a person's notifications as server-sent events: all after the number that the listener names, and
/// then whatever comes.
///
/// A stream runs on the request's own virtual thread. A write that the listener does not take within the
/// connector's time limit (`connection-timeout`) fails, and so does one to a listener that is gone; either ends
/// the stream, and nothing of it stays.
public final class NotificationStreams<T> {

    private static final Logger log = LoggerFactory.getLogger(NotificationStreams.class);
    private static final int PAGE = 100;
    private static final String HEARTBEAT = ":\n\n";

    private final NotificationStore<T> notifications;
    private final StreamRegistry registry;
    private final StreamRules<T> rules;
    private final StreamSettings settings;
    private final Clock clock;
    private final SkippedNotifications skippedNotifications;

    public NotificationStreams(
            NotificationStore<T> notifications,
            StreamRegistry registry,
            StreamRules<T> rules,
            StreamSettings settings,
            Clock clock,
            MeterRegistry meters) {
        this.notifications = notifications;
        this.registry = registry;
        this.rules = rules;
        this.settings = settings;
        this.clock = clock;
        this.skippedNotifications = new SkippedNotifications(notifications.channel(), meters);
    }

    /// Returns when the stream is over, which it is when the token expires at the latest: the listener comes
    /// back with a fresh one and its last number.
    ///
    /// @param name that the listener made up once and keeps, empty when it has none: when it comes back it gets
    ///     its place again
    /// @param lastEventId the last number that it received, as browsers say it when they come back
    /// @param after the same, as it is said in the query; counts when there is no `lastEventId`
    /// @throws MethodNotAllowedException for a `HEAD`
    /// @throws RuntimeException [StreamRules#tooMany] when the person has as many streams as may be
    public void serve(
            UUID person,
            String name,
            @Nullable Long lastEventId,
            @Nullable Long after,
            JwtAuthenticationToken token,
            HttpServletResponse response) {
        refuseHead();
        var until = Objects.requireNonNullElse(token.getToken().getExpiresAt(), Instant.MIN);
        try (var stream = open(person, name, lastEventId == null ? after : lastEventId)) {
            response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
            response.setCharacterEncoding(UTF_8);
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
            response.setHeader("X-Accel-Buffering", "no");
            follow(person, stream, response.getOutputStream(), until);
        } catch (IOException e) {
            log.debug("A listener of {} is gone: {}", person, e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Spring asks whatever answers a `GET` for a `HEAD`, too. Nobody would read that stream, and its connection
    /// would be free for the next question long before it is over.
    private static void refuseHead() {
        if (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes it
                && HttpMethod.HEAD.matches(it.getRequest().getMethod())) {
            throw new MethodNotAllowedException(HttpMethod.HEAD, Set.of(HttpMethod.GET));
        }
    }

    /// Who claims to have received more than there ever was begins at the end; else they would receive nothing
    /// for long.
    private OpenStream open(UUID person, String name, @Nullable Long lastReceived) {
        long last = notifications.last(List.of(person)).getOrDefault(person, 0L);
        long startAfter = lastReceived == null ? rules.startAfter(person, last) : Math.min(lastReceived, last);
        return registry.open(person, name, startAfter).orElseThrow(() -> rules.tooMany(settings.perPerson()));
    }

    private void follow(UUID person, OpenStream stream, OutputStream out, Instant until)
            throws IOException, InterruptedException {
        if (!mayContinue(person)) {
            return;
        }
        write(out, settings.framing().greeting(stream.sent()));
        var quietSince = clock.instant();
        while (!stream.isOver() && clock.instant().isBefore(until)) {
            int sent = sendNext(person, stream, out);
            var now = clock.instant();
            if (sent > 0) {
                quietSince = now;
            }
            if (sent == PAGE) {
                continue;
            }
            if (stream.takeProbe() || !now.isBefore(quietSince.plus(settings.heartbeat()))) {
                write(out, HEARTBEAT);
                quietSince = now;
                if (!mayContinue(person)) {
                    return;
                }
            }
            stream.await(Collections.min(List.of(
                    Duration.between(now, quietSince.plus(settings.heartbeat())), Duration.between(now, until))));
        }
    }

    /// How many were sent or skipped. None while the database is away: then the stream waits, as its listener
    /// could do nothing better.
    private int sendNext(UUID person, OpenStream stream, OutputStream out) throws IOException {
        List<StoredNotification<T>> next;
        try {
            next = notifications.storedAfter(person, stream.sent(), PAGE);
        } catch (DataAccessException e) {
            log.warn("The stream of {} waits for the database: {}", person, e.toString());
            return 0;
        }
        if (!next.isEmpty()) {
            var text = new StringBuilder();
            next.forEach(it -> text.append(written(person, it)));
            write(out, text.toString());
            stream.sent(next.getLast().number());
        }
        return next.size();
    }

    private String written(UUID person, StoredNotification<T> stored) {
        return switch (stored) {
            case Notification<T> it -> event(person, it.number(), it.content());
            case StoredNotification.Unreadable<T> it -> skipped(person, it.number(), it.cause());
        };
    }

    private String event(UUID person, long number, T content) {
        try {
            return settings.framing().event(number, rules.nameOf(content), rules.dataOf(content));
        } catch (RuntimeException e) { // it can be read, and yet not be written
            return skipped(person, number, e);
        }
    }

    /// Else the listener would come back to it for ever, and receive nothing behind it.
    private String skipped(UUID person, long number, Exception cause) {
        skippedNotifications.add(person, number, cause);
        return settings.framing().number(number);
    }

    private boolean mayContinue(UUID person) {
        try {
            return rules.mayContinue(person);
        } catch (DataAccessException e) { // the next heartbeat comes soon
            log.debug("Whether {} may stay is not known", person, e);
            return true;
        }
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(UTF_8));
        out.flush();
    }
}
