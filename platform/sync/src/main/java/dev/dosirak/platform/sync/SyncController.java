package dev.dosirak.platform.sync;

import dev.dosirak.platform.kernel.Refused;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/// The owner's half of the data-sync contract, for services only.
@RestController
@RequestMapping("/internal/v1/{domain}")
public class SyncController {

    private static final int LARGEST_BATCH = 500;
    private static final int PAGE = 200;

    private final Map<String, SyncSource> sources;

    public SyncController(List<SyncSource> sources) {
        this.sources = sources.stream().collect(Collectors.toUnmodifiableMap(SyncSource::domain, Function.identity()));
    }

    /// One thing; 404 when it never existed.
    @GetMapping(path = "/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<String> one(@PathVariable String domain, @PathVariable UUID id) {
        return source(domain).find(List.of(id)).stream()
                .findFirst()
                .map(it -> ResponseEntity.ok(SyncJson.line(it)))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }

    /// Several things, a line each, in no order.
    @GetMapping(params = "ids", produces = MediaType.APPLICATION_NDJSON_VALUE)
    String batch(@PathVariable String domain, @RequestParam List<UUID> ids) {
        if (ids.size() > LARGEST_BATCH) {
            throw new SyncRefused(SyncRefused.Reason.BATCH_TOO_LARGE, LARGEST_BATCH);
        }
        return source(domain).find(ids).stream().map(SyncJson::line).collect(Collectors.joining("\n"));
    }

    /// Everything after the cursor in order of id; the cursor to go on from is the last id received.
    @GetMapping(path = "/import", produces = MediaType.APPLICATION_NDJSON_VALUE)
    ResponseEntity<StreamingResponseBody> everything(
            @PathVariable String domain,
            @RequestParam(defaultValue = "00000000-0000-0000-0000-000000000000") UUID cursor) {
        var source = source(domain);
        StreamingResponseBody body = out -> {
            var last = cursor;
            for (var page = source.after(last, PAGE); !page.isEmpty(); page = source.after(last, PAGE)) {
                for (var item : page) {
                    out.write(SyncJson.line(item).getBytes(StandardCharsets.UTF_8));
                    out.write('\n');
                }
                out.flush();
                last = page.getLast().id();
            }
        };
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_NDJSON).body(body);
    }

    private SyncSource source(String domain) {
        var source = sources.get(domain);
        if (source == null) {
            throw new SyncRefused(SyncRefused.Reason.UNKNOWN_DOMAIN, domain);
        }
        return source;
    }

    /// Services ask wrongly, too.
    static final class SyncRefused extends Refused {

        enum Reason implements Refused.Reason {
            UNKNOWN_DOMAIN(Kind.UNKNOWN),
            BATCH_TOO_LARGE(Kind.NOT_ACCEPTABLE);

            private final Kind kind;

            Reason(Kind kind) {
                this.kind = kind;
            }

            @Override
            public Kind kind() {
                return kind;
            }
        }

        SyncRefused(Reason reason, Object detail) {
            super(reason, detail);
        }
    }
}
