package dev.dosirak.storefront.window.web;

import dev.dosirak.platform.kernel.Position;
import dev.dosirak.platform.web.problem.Problems;
import dev.dosirak.storefront.window.Cursor;
import dev.dosirak.storefront.window.Freshness;
import dev.dosirak.storefront.window.ShopWindow;
import dev.dosirak.storefront.window.StorefrontRefused;
import dev.dosirak.storefront.window.StorefrontRefused.Reason;
import dev.dosirak.storefront.window.Timetable.Moment;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// What customers look at, logged in or not. Answers are bytes that were rendered when the shop last changed.
@RestController
@RequestMapping("/api/v1/storefront/shops")
class StorefrontController {

    /// When the window was last known to be right, on every answer and on a 304 too.
    private static final String AS_OF = "Dosirak-As-Of";

    private static final CacheControl LIST_KEPT =
            CacheControl.maxAge(Duration.ofSeconds(5)).cachePublic();
    private static final CacheControl ASK_AGAIN = CacheControl.noCache().cachePublic();

    private final ShopWindow window;
    private final Freshness freshness;
    private final Problems problems;
    private final Clock clock;

    StorefrontController(ShopWindow window, Freshness freshness, Problems problems, Clock clock) {
        this.window = window;
        this.freshness = freshness;
        this.problems = problems;
        this.clock = clock;
    }

    /// Nothing has been copied yet, so nothing can be said, not even that a shop is unknown.
    private static final class NothingToShowYet extends RuntimeException {}

    @GetMapping
    ResponseEntity<byte[]> near(
            @RequestParam double lat,
            @RequestParam double lng,
            @RequestParam(required = false) @Size(min = 1, max = 30) @Nullable String category,
            @RequestParam(required = false) @Nullable Cursor cursor,
            @RequestParam(defaultValue = "20") @Min(1) @Max(100) int size) {
        var asOf = asOf();
        var now = clock.instant();
        var page = window.near(place(lat, lng), Optional.ofNullable(category), Optional.ofNullable(cursor), size, now);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .cacheControl(LIST_KEPT)
                .header(AS_OF, asOf.toString())
                .body(render(page, asOf, now));
    }

    private static Position place(double lat, double lng) {
        try {
            return new Position(lat, lng);
        } catch (IllegalArgumentException e) {
            throw new StorefrontRefused(Reason.NO_SUCH_PLACE);
        }
    }

    private static byte[] render(ShopWindow.Page page, Instant asOf, Instant now) {
        var moment = Moment.of(now);
        var json = new ByteArrayOutputStream();
        json.writeBytes(ascii("{\"asOf\":\"" + asOf + "\",\"items\":["));
        var separator = ascii("");
        for (var hit : page.hits()) {
            json.writeBytes(separator);
            json.writeBytes(hit.shop().entry(hit.meters(), hit.shop().isOpen(moment)));
            separator = ascii(",");
        }
        var next = page.next().map(it -> "\"" + it + "\"").orElse("null");
        json.writeBytes(ascii("],\"next\":" + next + "}"));
        return json.toByteArray();
    }

    private static byte[] ascii(String json) {
        return json.getBytes(StandardCharsets.US_ASCII);
    }

    @GetMapping("/{id}")
    ResponseEntity<byte[]> page(@PathVariable UUID id) {
        var asOf = asOf();
        var shop = window.find(id).orElseThrow(() -> new StorefrontRefused(Reason.UNKNOWN_SHOP));
        boolean open = shop.isOpen(Moment.of(clock.instant()));
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .cacheControl(ASK_AGAIN)
                .eTag("\"" + shop.pageTag(open) + "\"")
                .header(AS_OF, asOf.toString())
                .body(shop.page(open));
    }

    private Instant asOf() {
        return freshness.asOf().orElseThrow(NothingToShowYet::new);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> nothingToShow(NothingToShowYet e, HttpServletRequest request) {
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, "1")
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problems.of(HttpStatus.SERVICE_UNAVAILABLE, "nothing-to-show-yet", Problems.languageOf(request)));
    }
}
