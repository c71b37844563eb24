package dev.dosirak.platform.push;

import static java.util.function.Predicate.not;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.springframework.context.SmartLifecycle;

/// The streams that are open on this node, by person.
///
/// When the service stops they end first: the web server would wait for them in vain, and the listeners come
/// back to another node, or to this one after its restart.
public final class StreamRegistry implements SmartLifecycle {

    private final int perPerson;
    private final Map<UUID, List<OpenStream>> open = new ConcurrentHashMap<>();
    private volatile boolean running = true;

    public StreamRegistry(int perPerson) {
        this.perPerson = perPerson;
    }

    /// Where all places are taken the newcomer is turned away: were another one ended, it would come back and
    /// do the same to a third. All are asked to show that they still live, so that a place whose listener is
    /// gone is soon free; and a listener that gives its own name takes the place that it had before, even if
    /// nobody has noticed yet that it was cut off.
    ///
    /// @param name as the listener calls itself, empty when it has no name
    /// @param sent the number after which to begin
    /// @return empty when the person has as many as may be
    Optional<OpenStream> open(UUID person, String name, long sent) {
        var stream = new OpenStream(name, sent, it -> remove(person, it));
        var all = open.compute(person, (_, others) -> with(stream, others == null ? List.of() : others));
        if (!all.contains(stream)) {
            return Optional.empty();
        }
        if (!running) {
            stream.end();
        }
        return Optional.of(stream);
    }

    private List<OpenStream> with(OpenStream newcomer, List<OpenStream> before) {
        before.stream().filter(newcomer::replaces).forEach(OpenStream::end);
        var others = before.stream().filter(not(newcomer::replaces)).toList();
        if (others.size() >= perPerson) {
            others.forEach(OpenStream::probe);
            return others;
        }
        return Stream.concat(others.stream(), Stream.of(newcomer)).toList();
    }

    private void remove(UUID person, OpenStream stream) {
        open.computeIfPresent(person, (_, all) -> {
            var rest = all.stream().filter(it -> it != stream).toList();
            return rest.isEmpty() ? null : rest;
        });
    }

    Set<UUID> persons() {
        return Set.copyOf(open.keySet());
    }

    void wake(UUID person) {
        open.getOrDefault(person, List.of()).forEach(OpenStream::wake);
    }

    /// Wakes those that have not sent everything up to this number.
    void wakeIfLagging(UUID person, long last) {
        open.getOrDefault(person, List.of()).stream()
                .filter(it -> it.sent() < last)
                .forEach(OpenStream::wake);
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        open.values().forEach(all -> all.forEach(OpenStream::end));
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
