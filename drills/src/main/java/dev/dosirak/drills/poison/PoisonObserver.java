package dev.dosirak.drills.poison;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.dosirak.drills.rig.InternalApi;
import dev.dosirak.drills.rig.InternalApi.Loop;
import dev.dosirak.drills.rig.InternalApi.Parked;
import dev.dosirak.drills.rig.PipelineIdle;
import dev.dosirak.drills.rig.Platform;
import dev.dosirak.drills.rig.Web;
import dev.dosirak.platform.catalog.Need;
import dev.dosirak.platform.catalog.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What services tell of themselves: which of their loops have stopped, and which records they could not use.
final class PoisonObserver {

    private static final List<Service> PARKING = Service.all(Service::hasInbox);
    private static final List<Service> WITH_LOOPS = Service.all(it -> it.hasOutbox() || it.needs(Need.KAFKA));
    private static final Duration TO_CATCH_UP = Duration.ofMinutes(1);

    private final InternalApi internalApi;
    private final PipelineIdle pipelineIdle;
    private final Path logs;
    private Map<String, Double> restarts = Map.of();

    PoisonObserver(Platform platform, Web web) {
        this.internalApi = new InternalApi(web, platform);
        this.pipelineIdle = new PipelineIdle(platform.stores(), List.of());
        this.logs = platform.logs();
    }

    /// What stopped until now is not looked at.
    void begin() throws InterruptedException {
        restarts = restarts(loops());
    }

    private List<Loop> loops() throws InterruptedException {
        var all = new ArrayList<Loop>();
        for (var service : WITH_LOOPS) {
            all.addAll(internalApi.loops(service));
        }
        return all;
    }

    private static Map<String, Double> restarts(List<Loop> loops) {
        var all = new HashMap<String, Double>();
        loops.stream()
                .filter(it -> it.what().equals("restarts_total"))
                .forEach(it -> all.merge(nameOf(it), it.value(), Double::sum));
        return all;
    }

    private static String nameOf(Loop loop) {
        return "%s of %s".formatted(loop.name(), loop.service());
    }

    /// Whoever has stopped since the beginning, or has not read what lies in Kafka, in words.
    List<String> stopped() throws InterruptedException {
        var stopped = new ArrayList<String>();
        pipelineIdle.awaitConsumers(TO_CATCH_UP).forEach(it -> stopped.add("is behind: " + it));
        var now = loops();
        now.stream().filter(Loop::isStopped).forEach(it -> stopped.add(nameOf(it) + " is not " + wanted(it)));
        restarts(now).forEach((name, times) -> {
            if (times > restarts.getOrDefault(name, 0.0)) {
                stopped.add(name + " was begun again");
            }
        });
        return stopped;
    }

    private static String wanted(Loop loop) {
        return loop.what().equals("up") ? "up" : "moving";
    }

    /// Where records lie that anybody parked, or skipped with a word in a log.
    Set<RecordPosition> named() throws InterruptedException, IOException {
        var named = new HashSet<RecordPosition>();
        parked().forEach(it -> named.add(placeOf(it)));
        try (var files = Files.list(logs)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                named.addAll(namedIn(file));
            }
        }
        return named;
    }

    private static Set<RecordPosition> namedIn(Path log) throws IOException {
        var named = new HashSet<RecordPosition>();
        try (var lines = Files.lines(log, ISO_8859_1)) { // whatever stands there
            lines.forEach(it -> RecordPosition.namedIn(it).ifPresent(named::add));
        }
        return named;
    }

    /// What is parked and does not lie at any of these places, in words.
    List<String> parkedBeside(Set<RecordPosition> poisoned) throws InterruptedException {
        return parked().stream()
                .filter(it -> !poisoned.contains(placeOf(it)))
                .map(it -> "%s: %s".formatted(it.service(), it.words()))
                .toList();
    }

    private List<Parked> parked() throws InterruptedException {
        var all = new ArrayList<Parked>();
        for (var service : PARKING) {
            all.addAll(internalApi.parked(service));
        }
        return all;
    }

    private static RecordPosition placeOf(Parked it) {
        return new RecordPosition(it.topic(), it.partition(), it.offset());
    }
}
