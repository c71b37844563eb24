package dev.dosirak.search.shops;

import dev.dosirak.platform.kernel.Position;
import dev.dosirak.platform.kernel.Refused;
import dev.dosirak.search.words.Words;
import java.util.Optional;

/// What a customer asks.
///
/// @param place where the food is to be brought
/// @param cursor where the page before ended
public record SearchRequest(
        Words words, Position place, Filters filters, SortOrder sortOrder, Optional<SearchCursor> cursor, int size) {

    /// @throws Refused when the cursor is of a list in another order
    public SearchRequest {
        if (cursor.isPresent() && cursor.get().sortOrder() != sortOrder) {
            throw new Refused(SearchRefusal.CURSOR_OF_ANOTHER_LIST);
        }
    }
}
