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
import java.util.function.LongUnaryOperator;
import java.util.stream.IntStream;

/// What the machine gives in this very run, by work that never changes: figures of two days, or of two machines,
/// are compared by their scores. Whoever changes what is done here makes all figures before incomparable.
final class Calibration {

    /// Not to be changed, see above.
    private static final int NUMBERS = 4_096;

    /// 64 MB of them, more than a core keeps near itself. Not to be changed either.
    private static final int STEPS = 1 << 24;

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
        figures.figure("host.memory_score", memory(MEASURED) / 1e6, "million reads/s");
        figures.figure("host.fsync_score", fsync(folder, MEASURED), "writes/s");
    }

    /// Rounds per second of all cores together, each working at once: in each round a few thousand numbers
    /// are made up, sorted and added.
    static double cpu(Duration time) throws InterruptedException {
        return onAllCores(time, Calibration::rounds);
    }

    /// Reads per second of all cores together, each of a place in 64 MB that only the read before tells: what a
    /// machine gives whose neighbours fill its caches, or whose memory is moved about, while its cores alone are
    /// as fast as ever.
    static double memory(Duration time) throws InterruptedException {
        var next = circle();
        return onAllCores(time, until -> reads(next, until));
    }

    /// All places in one circle (Sattolo's algorithm).
    private static int[] circle() {
        var next = new int[STEPS];
        Arrays.setAll(next, i -> i);
        var random = new SplittableRandom(SEED);
        for (int i = STEPS - 1; i > 0; i--) {
            int other = random.nextInt(i);
            int moved = next[i];
            next[i] = next[other];
            next[other] = moved;
        }
        return next;
    }

    private static long reads(int[] next, long until) {
        long reads = 0;
        int place = (int) (Thread.currentThread().threadId() * 7_919 % STEPS);
        while (System.nanoTime() - until < 0) {
            for (int i = 0; i < NUMBERS; i++) {
                place = next[place];
            }
            reads += NUMBERS;
        }
        SINK.addAndGet(place);
        return reads;
    }

    private static double onAllCores(Duration time, LongUnaryOperator workUntil) throws InterruptedException {
        var done = new AtomicLong();
        long until = System.nanoTime() + time.toNanos();
        var threads = IntStream.range(0, Runtime.getRuntime().availableProcessors())
                .mapToObj(_ -> Thread.ofPlatform()
                        .name("calibration")
                        .start(() -> done.addAndGet(workUntil.applyAsLong(until))))
                .toList();
        for (var thread : threads) {
            thread.join();
        }
        return done.get() / (time.toNanos() / 1e9);
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
