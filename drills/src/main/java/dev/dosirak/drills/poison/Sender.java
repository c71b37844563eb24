package dev.dosirak.drills.poison;

import dev.dosirak.drills.poison.Poison.BadRecord;
import dev.dosirak.drills.rig.BenchAddresses;
import dev.dosirak.drills.rig.CannotMeasure;
import dev.dosirak.drills.rig.Web;
import dev.dosirak.platform.catalog.Service;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// Sends poison, evenly spread over a time, each without waiting for the others.
final class Sender implements AutoCloseable {

    private static final int NOBODY = 0;
    private static final int BUSY = 503;
    private static final int TRIES = 5;
    private static final long PAUSE_MILLIS = 1_000;

    private final KafkaProducer<byte[], byte[]> kafka;
    private final Web web;
    private final Map<RequestRole, String> tokens;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /// @param settings of a client that the platform's Kafka lets in
    Sender(Map<String, Object> settings, Web web, Map<RequestRole, String> tokens) {
        this.kafka = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
        this.web = web;
        this.tokens = tokens;
    }

    /// @return one for each, when all are answered
    List<SentPoison> send(List<Poison> all, Duration over) throws InterruptedException {
        var sent = new ArrayList<Future<SentPoison>>();
        long begun = System.nanoTime();
        for (int i = 0; i < all.size(); i++) {
            var due = begun + over.toNanos() * i / all.size();
            TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
            var it = all.get(i);
            sent.add(threads.submit(() -> send(it)));
        }
        var results = new ArrayList<SentPoison>();
        for (var each : sent) {
            results.add(result(each));
        }
        return results;
    }

    private static SentPoison result(Future<SentPoison> sent) throws InterruptedException {
        try {
            return sent.get();
        } catch (ExecutionException e) {
            throw new CannotMeasure("poison cannot be sent: " + e.getCause(), e);
        }
    }

    private SentPoison send(Poison it) throws InterruptedException, ExecutionException {
        return switch (it) {
            case BadRecord record -> send(record);
            case BadRequest request -> new SentPoison.AnsweredRequest(request, answer(request));
        };
    }

    private SentPoison send(BadRecord it) throws InterruptedException, ExecutionException {
        try {
            var lies = kafka.send(it.record()).get();
            return new SentPoison.StoredRecord(it, new RecordPosition(lies.topic(), lies.partition(), lies.offset()));
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RecordTooLargeException tooLarge) {
                return new SentPoison.RejectedRecord(it, tooLarge.toString());
            }
            throw e;
        }
    }

    /// Whoever is too busy to look has said nothing about it.
    Web.Answer answer(BadRequest it) throws InterruptedException {
        var uri = BenchAddresses.of(Service.GATEWAY).resolve(it.path());
        var token = tokens.getOrDefault(it.requestRole(), "");
        var answer = web.send(it.method(), uri, token, it.body(), it.headers());
        for (int tried = 1; tried < TRIES && (answer.status() == NOBODY || answer.status() == BUSY); tried++) {
            Thread.sleep(PAUSE_MILLIS);
            answer = web.send(it.method(), uri, token, it.body(), it.headers());
        }
        return answer;
    }

    @Override
    public void close() {
        threads.shutdownNow();
        kafka.close(Duration.ZERO);
    }
}
