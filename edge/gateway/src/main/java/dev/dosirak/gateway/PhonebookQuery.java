package dev.dosirak.gateway;

import dev.dosirak.gateway.phonebook.Phonebook;
import dev.dosirak.gateway.phonebook.PhonebookCursor;
import dev.dosirak.platform.kernel.Position;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.util.MultiValueMap;

/// Which shops somebody asks for, in the words of the storefront's list.
///
/// @param after empty for the first page, and for who began to turn the pages of the storefront
record PhonebookQuery(Position place, Optional<String> category, Optional<PhonebookCursor> after, int size) {

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
