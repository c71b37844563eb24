package dev.dosirak.search.finding;

import dev.dosirak.platform.kernel.Position;
import dev.dosirak.platform.kernel.Refused;
import java.util.Optional;

/// What a customer asks.
///
/// @param place where the food is to be brought
/// @param cursor where the page before ended
public record Question(Words words, Position place, Filters filters, Order order, Optional<Cursor> cursor, int size) {

    /// @throws Refused when the cursor is of a list in another order
    public Question {
        if (cursor.isPresent() && cursor.get().order() != order) {
            throw new Refused(SearchRefusal.CURSOR_OF_ANOTHER_LIST);
        }
    }
}
