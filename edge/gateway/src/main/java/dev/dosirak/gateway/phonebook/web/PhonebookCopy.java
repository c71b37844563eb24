package dev.dosirak.gateway.phonebook.web;

import dev.dosirak.gateway.phonebook.Phonebook;
import dev.dosirak.gateway.phonebook.web.PhonebookSource.FetchResult;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// Keeps the last good phone book at hand, whatever becomes of those who write it. All work is done by a thread of
/// its own: first the book on disk is read, then the storefront is asked every now and then.
final class PhonebookCopy implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(PhonebookCopy.class);

    /// Without any book, it is asked for so many times more often.
    private static final int SOONER = 10;

    private static final double JITTER = 0.2;
    private static final Duration TO_STOP = Duration.ofSeconds(2);

    private final PhonebookSource source;
    private final PhonebookFile file;
    private final Duration refresh;
    private volatile Optional<Phonebook> last = Optional.empty();
    private volatile @Nullable Thread worker;
    private Optional<String> tag = Optional.empty();
    private Instant written = Instant.MIN;
    private boolean failing;

    PhonebookCopy(PhonebookSource source, PhonebookFile file, Duration refresh) {
        this.source = source;
        this.file = file;
        this.refresh = refresh;
    }

    /// Empty until there has ever been one.
    Optional<Phonebook> last() {
        return last;
    }

    /// In seconds; not a number while there is none.
    double ageAt(Instant now) {
        return last.map(it -> (double) Duration.between(it.asOf(), now).toSeconds())
                .orElse(Double.NaN);
    }

    @Override
    public void start() {
        worker = Thread.ofPlatform().daemon().name("phonebook").start(this::work);
    }

    private void work() {
        try {
            load();
            while (true) {
                refresh();
                Thread.sleep(pause());
            }
        } catch (InterruptedException e) {
            log.debug("The phone book is closed");
        }
    }

    private void load() {
        last = file.load();
        last.ifPresent(it -> log.info("{} shops with phone numbers as of {} read from disk", it.shops(), it.asOf()));
    }

    private void refresh() throws InterruptedException {
        try {
            switch (source.fetch(tag, file.stagingFile())) {
                case FetchResult.Fresh fresh -> {
                    var book = file.commit();
                    if (last.isEmpty()) {
                        log.info("{} shops with phone numbers as of {} kept", book.shops(), book.asOf());
                    }
                    last = Optional.of(book);
                    tag = fresh.tag();
                    written = book.asOf();
                }
                case FetchResult.Unchanged unchanged -> confirm(unchanged);
            }
            failing = false;
        } catch (IOException e) {
            if (!failing) {
                log.info("The phone book stays as it is: {}", e.getMessage());
            }
            failing = true;
        } catch (RuntimeException | Error e) { // the next look must come whatever happened in this one
            log.error("The phone book stays as it is", e);
        }
    }

    private void confirm(FetchResult.Unchanged unchanged) throws IOException {
        var before = last;
        var after = before.map(it -> unchanged.asOf().map(it::confirmed).orElse(it));
        if (!after.equals(before)) {
            last = after;
            file.confirm(written, after.orElseThrow().asOf());
        }
    }

    private Duration pause() {
        var usual = last.isEmpty() ? refresh.dividedBy(SOONER) : refresh;
        var random = ThreadLocalRandom.current().nextDouble(1 - JITTER, 1 + JITTER);
        return Duration.ofNanos((long) (usual.toNanos() * random));
    }

    @Override
    public void stop() {
        var working = worker;
        worker = null;
        if (working == null) {
            return;
        }
        working.interrupt();
        try {
            working.join(TO_STOP);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return worker != null;
    }
}
