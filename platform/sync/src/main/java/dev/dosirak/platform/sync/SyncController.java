package dev.dosirak.platform.sync;

import dev.dosirak.platform.kernel.Refused;
import dev.dosirak.platform.outbox.Outbox;
import dev.dosirak.platform.subscription.Subscription;
import dev.dosirak.platform.sync.DataOwner.Answer;
import dev.dosirak.platform.watermark.Watermarks;
import dev.dosirak.platform.web.outbox.RepublishRefusal;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The owner's half of the data-sync contract, for services only: it answers for every [SyncSource] bean.
@RestController
@RequestMapping("/internal/v1")
public class SyncController {

    private static final String START = "00000000-0000-0000-0000-000000000000";
    private static final int LARGEST_BATCH = 500;
    private static final int PAGE = 200;
    private static final int MOST_BUCKETS = 65_536;
    private static final int VERSIONS_AT_ONCE = 5_000;
    private static final int SUMMED_AT_ONCE = 20_000;

    private final Map<String, SyncSource> sources;
    private final NoticeRepublisher noticeRepublisher;
    private final ObjectProvider<Watermarks> watermarks;
    private final ObjectProvider<Subscription> subscriptions;

    /// @param watermarks none in a service that subscribes to nothing
    public SyncController(
            List<SyncSource> sources,
            Outbox outbox,
            PlatformTransactionManager transactions,
            ObjectProvider<Watermarks> watermarks,
            ObjectProvider<Subscription> subscriptions) {
        this.sources = sources.stream().collect(Collectors.toUnmodifiableMap(SyncSource::domain, Function.identity()));
        this.noticeRepublisher = new NoticeRepublisher(outbox, transactions);
        this.watermarks = watermarks;
        this.subscriptions = subscriptions;
    }

    /// What this service owns.
    record Domains(List<String> domains) {}

    /// @param next the cursor to go on from; null when that was the rest
    record Sums(List<Checksums.Bucket> buckets, @Nullable UUID next) {}

    record Versions(List<VersionEntry> items) {}

    /// Either ids, or a span of time.
    record NoticeRepublishRequest(
            @Nullable List<UUID> ids,
            @Nullable Instant from,
            @Nullable Instant to) {}

    record Republished(long notices) {}

    @GetMapping("/domains")
    Domains domains() {
        return new Domains(sources.keySet().stream().sorted().toList());
    }

    /// One thing; 404 when it never existed, 404 with its tombstone when it is gone, 409 while the version
    /// asked for is not reached, 500 with its refusal when it cannot be read.
    @GetMapping(path = "/{domain}/{id:[0-9a-fA-F]{8}-.*}", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<String> one(
            @PathVariable String domain, @PathVariable UUID id, @RequestParam(defaultValue = "0") long minVersion) {
        var item = source(domain).find(List.of(id)).stream()
                .findFirst()
                .orElseThrow(() -> new Refused(SyncRefusal.UNKNOWN_ITEM, id));
        if (item.version() < minVersion) {
            throw new Refused(SyncRefusal.VERSION_NOT_REACHED, item.version(), minVersion);
        }
        return ResponseEntity.status(status(item)).body(SyncJson.line(item));
    }

    private static HttpStatus status(SyncItem item) {
        if (item.refusal().isPresent()) {
            return HttpStatus.INTERNAL_SERVER_ERROR;
        }
        return item.deleted() ? HttpStatus.NOT_FOUND : HttpStatus.OK;
    }

    /// Several things, a line each, in no order. Who names a stream in `Dosirak-Heard-Stream` is answered in
    /// `Dosirak-Heard-Up-To` up to when it had been received here before we looked, where that is known. He
    /// waits for news and learns of what has begun, too; who keeps a copy could do nothing with that.
    @GetMapping(path = "/{domain}", params = "ids", produces = MediaType.APPLICATION_NDJSON_VALUE)
    String batch(
            @PathVariable String domain,
            @RequestParam List<UUID> ids,
            @RequestHeader(name = Answer.STREAM, required = false) @Nullable String heardStream,
            HttpServletResponse response) {
        var stream = Optional.ofNullable(heardStream);
        stream.flatMap(this::receivedUpTo).ifPresent(it -> response.setHeader(Answer.HEARD_UP_TO, it.toString()));
        var source = source(domain);
        var some = atMost(LARGEST_BATCH, ids);
        return (stream.isPresent() ? source.findWithPending(some) : source.find(some))
                .stream().map(SyncJson::line).collect(Collectors.joining("\n"));
    }

    /// By all who subscribe to it here; what is parked counts as received.
    private Optional<Instant> receivedUpTo(String stream) {
        var times = subscriptions.stream()
                .filter(it -> it.stream().equals(stream))
                .map(it -> watermarks.getObject().receivedUpTo(it.consumer(), stream))
                .toList();
        return times.stream().allMatch(Optional::isPresent)
                ? times.stream().flatMap(Optional::stream).min(Instant::compareTo)
                : Optional.empty();
    }

    /// Everything after the cursor in order of id, or what changed in a span of time, and a line that says that
    /// it ends there. Where that is missing, the cursor to go on from is the last id received.
    @GetMapping(path = "/{domain}/import", produces = MediaType.APPLICATION_NDJSON_VALUE)
    void everything(
            @PathVariable String domain,
            @RequestParam(defaultValue = START) UUID cursor,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            HttpServletResponse response)
            throws IOException {
        var pages = pages(source(domain), Spans.of(from, to).map(Span::withBorders));
        response.setContentType(MediaType.APPLICATION_NDJSON_VALUE);
        var out = response.getOutputStream();
        // Not by a StreamingResponseBody: however slowly the other reads, nobody ends it after half a minute.
        Pages.forEach(cursor, PAGE, pages, SyncItem::id, page -> write(page, out));
        writeLine(SyncJson.END, out);
    }

    private static BiFunction<UUID, Integer, List<SyncItem>> pages(SyncSource source, Optional<Span> span) {
        return span.<BiFunction<UUID, Integer, List<SyncItem>>>map(
                        it -> (cursor, size) -> source.changed(it, cursor, size))
                .orElse(source::after);
    }

    private static void write(List<SyncItem> page, OutputStream out) {
        try {
            for (var item : page) {
                writeLine(SyncJson.line(item), out);
            }
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void writeLine(String line, OutputStream out) throws IOException {
        out.write(line.getBytes(StandardCharsets.UTF_8));
        out.write('\n');
    }

    /// Publishes again that these have changed, a page of them at a time.
    @PostMapping("/{domain}/republish")
    Republished republish(@PathVariable String domain, @RequestBody NoticeRepublishRequest noticeRepublishRequest) {
        var source = source(domain);
        var span = Spans.of(noticeRepublishRequest.from(), noticeRepublishRequest.to())
                .map(Span::withBorders);
        if (noticeRepublishRequest.ids() != null && span.isEmpty()) {
            return new Republished(
                    noticeRepublisher.republish(source, atMost(LARGEST_BATCH, noticeRepublishRequest.ids())));
        }
        if (noticeRepublishRequest.ids() == null && span.isPresent()) {
            return new Republished(noticeRepublisher.republish(source, span.get()));
        }
        throw new Refused(RepublishRefusal.NEITHER_IDS_NOR_SPAN);
    }

    /// Count and hash of versions per bucket, as [Checksums] defines them: of as many after the cursor as can
    /// be summed up while somebody waits.
    @GetMapping("/{domain}/checksums")
    Sums checksums(
            @PathVariable String domain,
            @RequestParam(defaultValue = "1") @Min(1) @Max(MOST_BUCKETS) int buckets,
            @RequestParam(defaultValue = START) UUID cursor) {
        var source = source(domain);
        var sums = new Checksums(buckets);
        var next = cursor;
        for (int summed = 0; summed < SUMMED_AT_ONCE; summed += VERSIONS_AT_ONCE) {
            var page = source.versions(next, VERSIONS_AT_ONCE);
            page.forEach(sums::add);
            if (page.size() < VERSIONS_AT_ONCE) {
                return new Sums(sums.buckets(), null);
            }
            next = page.getLast().id();
        }
        return new Sums(sums.buckets(), next);
    }

    /// Id and version of the next few after the cursor, in order of id.
    @GetMapping("/{domain}/versions")
    Versions versions(
            @PathVariable String domain,
            @RequestParam(defaultValue = START) UUID cursor,
            @RequestParam(defaultValue = "1000") @Min(1) @Max(VERSIONS_AT_ONCE) int limit) {
        return new Versions(source(domain).versions(cursor, limit));
    }

    private SyncSource source(String domain) {
        var source = sources.get(domain);
        if (source == null) {
            throw new Refused(SyncRefusal.UNKNOWN_DOMAIN, domain);
        }
        return source;
    }

    private static List<UUID> atMost(int most, List<UUID> ids) {
        if (ids.size() > most) {
            throw new Refused(SyncRefusal.BATCH_TOO_LARGE, most);
        }
        return ids;
    }
}
