package dev.dosirak.gateway.phonebook.web;

import dev.dosirak.gateway.GatewayProblem;
import dev.dosirak.gateway.GatewayProblemHandler;
import dev.dosirak.gateway.LocalizedMessages;
import dev.dosirak.gateway.phonebook.Phonebook;
import dev.dosirak.gateway.phonebook.Phonebook.PhonebookCursor;
import dev.dosirak.platform.kernel.Position;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.util.MultiValueMap;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/// The list of shops out of the phone book, marked as such, so that nobody takes it for the real one.
final class OfflineResponder {

    static final String OFFLINE = "Dosirak-Offline";
    static final String AS_OF = "Dosirak-As-Of";

    private final JsonMapper json;
    private final Counter responses;
    private final LocalizedMessages messages = new LocalizedMessages("gateway-notices");

    OfflineResponder(JsonMapper json, MeterRegistry meters) {
        this.json = json;
        this.responses = Counter.builder("dosirak.offline.lists")
                .description("Lists of shops answered out of the phone book")
                .register(meters);
    }

    /// @param notice to the customer, why this is not the list they know
    private record OfflineList(
            String asOf,
            boolean offline,
            String notice,
            List<Item> items,
            @Nullable String next) {}

    private record Item(
            UUID id,
            String name,
            String category,
            String district,
            String phone,
            long minimumOrder,
            long distanceMeters) {

        static Item of(Phonebook.Hit hit) {
            var shop = hit.entry();
            return new Item(
                    shop.id(),
                    shop.name(),
                    shop.category(),
                    shop.district(),
                    shop.phone(),
                    shop.minimumOrder(),
                    hit.meters());
        }
    }

    /// Answers the exchange, instead of whatever the storefront may have begun to say.
    Mono<Void> respond(ServerWebExchange exchange, Phonebook book) {
        return Mono.defer(() -> write(exchange, book)).subscribeOn(GatewayProblemHandler.RESPONSE_SCHEDULER);
    }

    private Mono<Void> write(ServerWebExchange exchange, Phonebook book) {
        ServerWebExchangeUtils.reset(exchange);
        var body = body(exchange, book);
        var response = exchange.getResponse();
        response.setStatusCode(HttpStatus.OK);
        response.getHeaders().setContentType(MediaType.APPLICATION_JSON);
        response.getHeaders().setCacheControl(CacheControl.noStore());
        response.getHeaders().set(GatewayProblemHandler.NO_SNIFFING, "nosniff");
        response.getHeaders().set(OFFLINE, "true");
        response.getHeaders().set(AS_OF, book.asOf().toString());
        responses.increment();
        return response.writeWith(Mono.just(response.bufferFactory().wrap(body)));
    }

    private byte[] body(ServerWebExchange exchange, Phonebook book) {
        var page = PhonebookQuery.of(exchange.getRequest().getQueryParams()).findIn(book);
        return json.writeValueAsBytes(new OfflineList(
                book.asOf().toString(),
                true,
                messages.get("offline-list", LocalizedMessages.languageOf(exchange)),
                page.hits().stream().map(Item::of).toList(),
                page.next().map(Object::toString).orElse(null)));
    }

    /// Which shops somebody asks for, in the words of the storefront's list.
    ///
    /// @param after empty for the first page, and for who began to turn the pages of the storefront
    private record PhonebookQuery(
            Position place, Optional<String> category, Optional<PhonebookCursor> after, int size) {

        private static final int LONGEST_CATEGORY = 30;
        private static final int USUAL_SIZE = 20;
        private static final int LARGEST_SIZE = 100;

        /// @throws GatewayProblem when a value is missing or makes no sense
        static PhonebookQuery of(MultiValueMap<String, String> query) {
            try {
                return new PhonebookQuery(
                        new Position(degrees(query.getFirst("lat")), degrees(query.getFirst("lng"))),
                        Optional.ofNullable(query.getFirst("category")),
                        Optional.ofNullable(query.getFirst("cursor")).flatMap(PhonebookCursor::read),
                        Optional.ofNullable(query.getFirst("size"))
                                .filter(it -> !it.isEmpty())
                                .map(Integer::parseInt)
                                .orElse(USUAL_SIZE));
            } catch (IllegalArgumentException e) {
                throw new GatewayProblem(HttpStatus.BAD_REQUEST, "bad-request");
            }
        }

        PhonebookQuery {
            var name = category.orElse("any");
            if (size < 1 || size > LARGEST_SIZE || name.isEmpty() || name.length() > LONGEST_CATEGORY) {
                throw new IllegalArgumentException("%d shops of '%s'".formatted(size, name));
            }
        }

        private static double degrees(@Nullable String given) {
            if (given == null) {
                throw new IllegalArgumentException("No place");
            }
            return Double.parseDouble(given);
        }

        Phonebook.Page findIn(Phonebook book) {
            return book.near(place, category, after, size);
        }
    }
}
