package dev.dosirak.drills.rig;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/// What the machine gives in this very run, by work that never changes: figures of two days, or of two machines,
/// are compared by their scores. Whoever changes what is done here makes all figures before incomparable.
final class Calibration {

    /// Not to be changed, see above.
    private static final int NUMBERS = 4_096;

    private static final int PAGE = 8_192;
    private static final long SEED = 11;
    private static final Duration WARM_UP = Duration.ofSeconds(1);
    private static final Duration MEASURED = Duration.ofSeconds(2);

    private static final AtomicLong SINK = new AtomicLong();

    private Calibration() {}

    /// A few seconds, before anything has been started.
    ///
    /// @param folder on the disk that is measured
    static void show(Figures figures, Path folder) throws IOException, InterruptedException {
        cpu(WARM_UP);
        figures.figure("host.cpu_score", cpu(MEASURED), "rounds/s");
        figures.figure("host.fsync_score", fsync(folder, MEASURED), "writes/s");
    }

    /// Rounds per second of all cores together, each working at once: in each round a few thousand numbers
    /// are made up, sorted and added.
    static double cpu(Duration time) throws InterruptedException {
        var rounds = new AtomicLong();
        long until = System.nanoTime() + time.toNanos();
        var threads = IntStream.range(0, Runtime.getRuntime().availableProcessors())
                .mapToObj(_ -> Thread.ofPlatform().name("calibration").start(() -> rounds.addAndGet(rounds(until))))
                .toList();
        for (var thread : threads) {
            thread.join();
        }
        return rounds.get() / (time.toNanos() / 1e9);
    }

    private static long rounds(long until) {
        var numbers = new long[NUMBERS];
        long rounds = 0;
        long sum = 0;
        while (System.nanoTime() - until < 0) {
            var random = new SplittableRandom(SEED);
            for (int i = 0; i < NUMBERS; i++) {
                numbers[i] = random.nextLong();
            }
            Arrays.sort(numbers);
            for (int i = 0; i < NUMBERS; i++) {
                sum += numbers[i] * i;
            }
            rounds++;
        }
        SINK.addAndGet(sum); // or the compiler sees that nobody wants it
        return rounds;
    }

    /// How often per second a page of PostgreSQL's size is on the disk, one after the other.
    static double fsync(Path folder, Duration time) throws IOException {
        var file = Files.createTempFile(folder, "calibration", ".bin");
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            var page = ByteBuffer.allocateDirect(PAGE);
            long start = System.nanoTime();
            long writes = 0;
            do {
                channel.write(page.clear());
                channel.force(false);
                writes++;
            } while (System.nanoTime() - start < time.toNanos());
            return writes / ((System.nanoTime() - start) / 1e9);
        } finally {
            Files.delete(file);
        }
    }
}
