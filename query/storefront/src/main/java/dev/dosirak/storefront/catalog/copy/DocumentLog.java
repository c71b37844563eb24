package dev.dosirak.storefront.catalog.copy;

import dev.dosirak.platform.sync.VersionEntry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The documents of one owner on this node's disk: a log of what came, read through mappings, with an index of the
/// latest of each in memory. It is what lets a node come back while everything else is dead, and hold more pages than
/// its heap could.
///
/// A killed process loses nothing of it. A machine that fails may lose what came after the last [#mark]; the owner is
/// asked for that again. What the log holds in vain is swept from its beginning once it is more than what counts.
final class DocumentLog implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(DocumentLog.class);
    private static final UUID MARK = new UUID(0, 0);
    private static final long FORGOTTEN = -2;
    private static final byte[] NOTHING = {};
    private static final String LOG = ".log";

    /// The number in it is to be raised with whatever changes what a [Projection] writes.
    private static final String SUFFIX = ".2" + LOG;

    /// The nil id comes before all others; in the order of [UUID#compareTo] it stands in the middle.
    private static final Comparator<UUID> BY_BYTES = (a, b) -> {
        int first = Long.compareUnsigned(a.getMostSignificantBits(), b.getMostSignificantBits());
        return first != 0 ? first : Long.compareUnsigned(a.getLeastSignificantBits(), b.getLeastSignificantBits());
    };

    private final Path folder;
    private final int segmentBytes;
    private final NavigableMap<UUID, LogEntry> index = new ConcurrentSkipListMap<>(BY_BYTES);
    private final Deque<Segment> segments = new ArrayDeque<>();
    private long number;
    private long bytes;
    private volatile @Nullable Instant asOf;

    private DocumentLog(Path folder, int segmentBytes) {
        this.folder = folder;
        this.segmentBytes = segmentBytes;
    }

    /// Opens what an earlier run has left in the folder, or makes it. What was written in another form is
    /// thrown away: the owner is asked for everything then.
    ///
    /// @param segmentBytes how large its files are; a document must fit into one
    /// @throws UncheckedIOException when the folder cannot be used
    static DocumentLog open(Path folder, int segmentBytes) {
        var documentLog = new DocumentLog(folder, segmentBytes);
        try {
            Files.createDirectories(folder);
            documentLog.read();
            return documentLog;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read() throws IOException {
        try (var files = Files.list(folder)) {
            for (var file :
                    files.filter(it -> it.toString().endsWith(LOG)).sorted().toList()) {
                if (!file.toString().endsWith(SUFFIX)) {
                    log.info("{} is in another form", file);
                    Files.delete(file);
                    continue;
                }
                number = Long.parseLong(file.getFileName().toString().replace(SUFFIX, ""));
                segments.add(Segment.open(file, this::restore));
            }
        }
    }

    private void restore(Segment segment, Segment.Entry entry) {
        bytes += entry.size();
        if (entry.id().equals(MARK)) {
            asOf = Instant.ofEpochMilli(entry.version());
        } else if (entry.version() == FORGOTTEN) {
            uncount(index.remove(entry.id()));
        } else {
            place(segment, entry);
        }
    }

    private LogEntry place(Segment segment, Segment.Entry entry) {
        var logEntry = new LogEntry(segment, entry);
        segment.live += entry.size();
        uncount(index.put(entry.id(), logEntry));
        return logEntry;
    }

    private static void uncount(@Nullable LogEntry old) {
        if (old != null) {
            old.segment().live -= old.size();
        }
    }

    /// Everything that is kept.
    void forEach(Consumer<LogEntry> then) {
        index.values().forEach(then);
    }

    /// Until when what is here was known to be right, if an earlier run has said so.
    Optional<Instant> asOf() {
        return Optional.ofNullable(asOf);
    }

    long versionOf(UUID id) {
        var logEntry = index.get(id);
        return logEntry == null ? 0 : logEntry.version();
    }

    /// Keeps this in the place of what was kept of it.
    ///
    /// @param content empty for what is known and not to be shown
    /// @throws UncheckedIOException when the disk will not take it; the old one stays
    synchronized LogEntry put(UUID id, long version, byte[] content) {
        try {
            var segment = segmentFor(content.length);
            var logEntry = place(segment, append(segment, id, version, content));
            sweep();
            return logEntry;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Forgets it, its version too.
    synchronized void forget(UUID id) {
        try {
            append(segmentFor(0), id, FORGOTTEN, NOTHING);
            uncount(index.remove(id));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Segment.Entry append(Segment segment, UUID id, long version, byte[] content) throws IOException {
        var entry = segment.append(id, version, content);
        bytes += entry.size();
        return entry;
    }

    private Segment segmentFor(int length) throws IOException {
        var last = segments.peekLast();
        if (last != null && last.hasRoomFor(length)) {
            return last;
        }
        if (last != null) {
            last.force();
        }
        var file = folder.resolve("%08d%s".formatted(++number, SUFFIX));
        var fresh = Segment.create(file, Math.max(segmentBytes, Segment.HEAD + length));
        segments.add(fresh);
        return fresh;
    }

    /// From the beginning only: what a later segment says of a thing must not go before what an earlier one
    /// says.
    private void sweep() throws IOException {
        int before = segments.size();
        while (segments.size() > 1 && bytes - live() > live() + segmentBytes) {
            var oldest = segments.removeFirst();
            for (var logEntry : index.values()) {
                if (logEntry.segment() == oldest) {
                    move(logEntry);
                }
            }
            bytes -= oldest.written();
            oldest.delete();
            log.debug("{} swept", oldest);
        }
        if (segments.size() < before && asOf != null) {
            mark(asOf); // the last one may have been swept away
        }
    }

    private void move(LogEntry logEntry) throws IOException {
        var content = new byte[logEntry.content().remaining()];
        logEntry.content().get(content);
        var to = segmentFor(content.length);
        var entry = append(to, logEntry.id(), logEntry.version(), content);
        to.live += entry.size();
        logEntry.relocate(to, entry);
    }

    private long live() {
        return segments.stream().mapToLong(it -> it.live).sum();
    }

    /// Those that are here; what is no longer what was written is damaged.
    List<VersionEntry> held(Collection<UUID> ids) {
        return ids.stream()
                .<LogEntry>mapMulti((id, then) -> {
                    var logEntry = index.get(id);
                    if (logEntry != null) {
                        then.accept(logEntry);
                    }
                })
                .map(DocumentLog::held)
                .toList();
    }

    List<VersionEntry> held(UUID cursor, int limit) {
        return index.tailMap(cursor, false).values().stream()
                .limit(limit)
                .map(DocumentLog::held)
                .toList();
    }

    private static VersionEntry held(LogEntry logEntry) {
        return new VersionEntry(logEntry.id(), logEntry.isIntact() ? logEntry.version() : VersionEntry.DAMAGED);
    }

    /// What is here was right at that moment. Whatever happens to the machine, it will be found so.
    synchronized void mark(Instant at) {
        try {
            var segment = segmentFor(0);
            segment.force();
            append(segment, MARK, at.toEpochMilli(), NOTHING);
            segment.force();
            asOf = at;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public synchronized void close() throws IOException {
        for (var segment : segments) {
            segment.close();
        }
    }
}
