package dev.dosirak.search.shops.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.dosirak.platform.kernel.OneOf;
import dev.dosirak.platform.kernel.Position;
import dev.dosirak.platform.kernel.Refused;
import dev.dosirak.platform.sync.Replica;
import dev.dosirak.platform.web.impression.ImpressionTokens;
import dev.dosirak.platform.web.problem.Problems;
import dev.dosirak.platform.web.security.SecuritySettings;
import dev.dosirak.search.shops.Filters;
import dev.dosirak.search.shops.Finder;
import dev.dosirak.search.shops.Finder.Page;
import dev.dosirak.search.shops.Finder.Suggestion;
import dev.dosirak.search.shops.IndexUnavailable;
import dev.dosirak.search.shops.SearchCursor;
import dev.dosirak.search.shops.SearchRefusal;
import dev.dosirak.search.shops.SearchRequest;
import dev.dosirak.search.shops.SortOrder;
import dev.dosirak.search.words.Words;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// What customers type, logged in or not.
@RestController
@RequestMapping("/api/v1/search")
class SearchController {

    private static final Logger log = LoggerFactory.getLogger(SearchController.class);

    /// When the shops were last known to be right, on every answer.
    private static final String AS_OF = "Dosirak-As-Of";

    private static final String ORDERS = "relevance|distance|rating|fee|minimum-order";
    private static final int MOST_STARS = 5;
    private static final CacheControl KEPT =
            CacheControl.maxAge(Duration.ofSeconds(5)).cachePublic();

    private final Finder finder;
    private final Replica shops;
    private final Problems problems;
    private final Clock clock;
    private final ImpressionTokens tokens;

    SearchController(Finder finder, Replica shops, Problems problems, Clock clock, SecuritySettings security) {
        this.finder = finder;
        this.shops = shops;
        this.problems = problems;
        this.clock = clock;
        this.tokens = new ImpressionTokens(security, clock);
    }

    /// Nothing has been copied yet, so nothing can be said, not even that nothing fits.
    private static final class NothingToShowYet extends RuntimeException {}

    /// @param next empty on the last page
    record FoundShops(
            Instant asOf, List<FoundShop> items, @Nullable String next) {

        static FoundShops of(Page page, Instant asOf, Instant now, ImpressionTokens tokens) {
            return new FoundShops(
                    asOf,
                    page.entries().stream()
                            .map(it -> FoundShop.of(it, now, tokens))
                            .toList(),
                    page.next().map(SearchCursor::toString).orElse(null));
        }
    }

    /// @param discountPercent the largest reduction on the menu now; 0 when there is none
    /// @param open at this moment
    /// @param ad there when the shop stands here because of one
    /// @param matched the dishes that fit best
    record FoundShop(
            UUID id,
            String name,
            String category,
            String district,
            long minimumOrder,
            int discountPercent,
            long distanceMeters,
            long deliveryFee,
            boolean open,
            RatingPart rating,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            AdPart ad,

            List<String> matched) {

        static FoundShop of(Page.Entry entry, Instant now, ImpressionTokens tokens) {
            var hit = entry.hit();
            var indexedShop = hit.indexedShop();
            return new FoundShop(
                    indexedShop.id(),
                    indexedShop.name(),
                    indexedShop.category(),
                    indexedShop.district(),
                    indexedShop.minimumOrder().amount(),
                    indexedShop.discountPercent(),
                    hit.meters(),
                    indexedShop.fees().at(hit.meters()).amount(),
                    indexedShop.hours().isOpen(now),
                    new RatingPart(hit.rating().average(), hit.rating().count()),
                    entry.ad().map(it -> new AdPart(it, tokens.issue(it))).orElse(null),
                    entry.matched());
        }
    }

    /// @param average in stars, 0 when nobody has rated the shop
    record RatingPart(double average, long count) {}

    /// @param token to be said to the storefront when the ad is opened
    record AdPart(UUID id, String token) {}

    record Suggestions(Instant asOf, List<SuggestedText> items) {

        static Suggestions of(List<Suggestion> suggestions, Instant asOf) {
            return new Suggestions(
                    asOf, suggestions.stream().map(SuggestedText::of).toList());
        }
    }

    /// @param kind `menu` or `shop`
    /// @param shopId of a shop
    record SuggestedText(
            String text,
            @OneOf({"menu", "shop"}) String kind,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            UUID shopId) {

        static SuggestedText of(Suggestion it) {
            return new SuggestedText(
                    it.text(),
                    it.shop().isPresent() ? "shop" : "menu",
                    it.shop().orElse(null));
        }
    }

    @GetMapping("/shops")
    ResponseEntity<FoundShops> shops(
            @RequestParam String q,
            @RequestParam double lat,
            @RequestParam double lng,
            @RequestParam(required = false) @Size(min = 1, max = 30) @Nullable String category,
            @RequestParam(defaultValue = "false") boolean open,
            @RequestParam(required = false) @PositiveOrZero @Nullable Long maxMinimumOrder,
            @RequestParam(required = false) @PositiveOrZero @Nullable Long maxFee,
            @RequestParam(defaultValue = "0") double minRating,
            @RequestParam(defaultValue = "relevance") @Pattern(regexp = ORDERS) String sort,
            @RequestParam(required = false) @Nullable SearchCursor cursor,
            @RequestParam(defaultValue = "20") @Min(1) @Max(50) int size) {
        var words = Words.ofQuery(q);
        var filters = new Filters(
                Optional.ofNullable(category), open, optional(maxMinimumOrder), optional(maxFee), tenths(minRating));
        var sortOrder = SortOrder.NAMES.constantOf(sort);
        var searchRequest =
                new SearchRequest(words, place(lat, lng), filters, sortOrder, Optional.ofNullable(cursor), size);
        var asOf = asOf();
        var now = clock.instant();
        var page = finder.find(searchRequest, now);
        if (page.entries().isEmpty()) {
            WrongEncoding.refuse(q);
        }
        return answer(asOf, FoundShops.of(page, asOf, now, tokens));
    }

    @GetMapping("/suggestions")
    ResponseEntity<Suggestions> suggestions(
            @RequestParam String q,
            @RequestParam double lat,
            @RequestParam double lng,
            @RequestParam(defaultValue = "10") @Min(1) @Max(20) int size) {
        var typed = Words.ofQuery(q);
        var place = place(lat, lng);
        var asOf = asOf();
        var suggestions = finder.suggest(typed, place, size);
        if (suggestions.isEmpty()) {
            WrongEncoding.refuse(q);
        }
        return answer(asOf, Suggestions.of(suggestions, asOf));
    }

    private static <T> ResponseEntity<T> answer(Instant asOf, T body) {
        return ResponseEntity.ok()
                .cacheControl(KEPT)
                .header(AS_OF, asOf.toString())
                .body(body);
    }

    private static OptionalLong optional(@Nullable Long value) {
        return value == null ? OptionalLong.empty() : OptionalLong.of(value);
    }

    /// The least number of tenths that is not below.
    private static int tenths(double stars) {
        if (!(stars >= 0 && stars <= MOST_STARS)) {
            throw new Refused(SearchRefusal.NO_SUCH_RATING);
        }
        return (int) Math.ceil(stars * 10);
    }

    private static Position place(double lat, double lng) {
        try {
            return new Position(lat, lng);
        } catch (IllegalArgumentException e) {
            throw new Refused(SearchRefusal.NO_SUCH_PLACE);
        }
    }

    private Instant asOf() {
        return shops.asOf().orElseThrow(NothingToShowYet::new);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> nothingToShow(NothingToShowYet e, HttpServletRequest request) {
        return later("nothing-to-show-yet", request);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> indexAway(IndexUnavailable e, HttpServletRequest request) {
        log.warn("No answer to a search: {}", e.toString());
        return later("search-away", request);
    }

    /// As whatever else comes in CP949.
    @ExceptionHandler
    ResponseEntity<ProblemDetail> misread(WrongEncoding e, HttpServletRequest request) {
        return ResponseEntity.badRequest()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problems.of(HttpStatus.BAD_REQUEST, "unreadable-address", Problems.languageOf(request), "q"));
    }

    private ResponseEntity<ProblemDetail> later(String reason, HttpServletRequest request) {
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, "1")
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problems.of(HttpStatus.SERVICE_UNAVAILABLE, reason, Problems.languageOf(request)));
    }
}
