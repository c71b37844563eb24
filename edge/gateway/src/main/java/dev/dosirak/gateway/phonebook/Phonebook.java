package dev.dosirak.gateway.phonebook;

import dev.dosirak.platform.kernel.Position;
import dev.dosirak.platform.kernel.Square;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.PriorityQueue;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// All shops as they were at one moment. Never changes, so that everybody may look at once.
public final class Phonebook {

    /// A screenful of shops is mostly found this near; where it is not, the next look reaches twice as far.
    private static final long FIRST_REACH_METERS = 500;

    private static final Comparator<Found> NEAREST_FIRST =
            Comparator.comparingLong(Found::meters).thenComparing(Found::id);

    private final Instant asOf;
    private final int shops;
    private final ShopTable table;
    private final LatitudeIndex index;

    private record Found(long meters, UUID id, int row) {

        boolean isAfter(PhonebookCursor cursor) {
            return meters != cursor.meters() ? meters > cursor.meters() : id.compareTo(cursor.id()) > 0;
        }
    }

    /// @param meters from where somebody is hungry
    public record Hit(PhonebookEntry entry, long meters) {}

    /// @param next empty on the last page
    public record Page(List<Hit> hits, Optional<PhonebookCursor> next) {}

    private Phonebook(Instant asOf, int shops, ShopTable table, LatitudeIndex index) {
        this.asOf = asOf;
        this.shops = shops;
        this.table = table;
        this.index = index;
    }

    /// Writes the entries down one by one, so that they need not all be in memory.
    ///
    /// @param asOf when they were known to be right
    public static Phonebook of(Instant asOf, Stream<PhonebookEntry> entries) {
        var table = new ShopTable();
        var fromSouthWest = Comparator.<Integer>comparingInt(it -> Square.row(table.lat(it)))
                .thenComparingDouble(table::lng);
        var sorted = entries.map(table::add).sorted(fromSouthWest).toList();
        return new Phonebook(asOf, sorted.size(), table, new LatitudeIndex(table, sorted));
    }

    /// The same shops, found to be right still at a later moment.
    public Phonebook confirmed(Instant later) {
        return later.isAfter(asOf) ? new Phonebook(later, shops, table, index) : this;
    }

    public Instant asOf() {
        return asOf;
    }

    /// How many shops are in it.
    public int shops() {
        return shops;
    }

    /// The shops that deliver to `place`, nearest first.
    ///
    /// @param category only shops of it
    /// @param after where the page before ended
    public Page near(Position place, Optional<String> category, Optional<PhonebookCursor> after, int size) {
        var wanted = category.map(table::categoryNumber).orElse(OptionalInt.of(-1));
        if (wanted.isEmpty()) {
            return new Page(List.of(), Optional.empty());
        }
        long farthest = index.farthestDelivery();
        long reach = Math.min(after.map(PhonebookCursor::meters).orElse(0L) + FIRST_REACH_METERS, farthest);
        var best = look(place, reach, wanted.getAsInt(), after, size + 1);
        while (best.size() <= size && reach < farthest) {
            reach = Math.min(2 * reach, farthest);
            best = look(place, reach, wanted.getAsInt(), after, size + 1);
        }
        return page(best, size);
    }

    /// The nearest `most` of what delivers from within `reach`, the farthest of them first.
    ///
    /// @param category its number; any when negative
    private PriorityQueue<Found> look(
            Position place, long reach, int category, Optional<PhonebookCursor> after, int most) {
        var best = new PriorityQueue<>(most + 1, NEAREST_FIRST.reversed());
        index.delivering(place, reach, (row, meters) -> {
            if (category >= 0 && category != table.category(row)) {
                return;
            }
            var found = new Found(meters, table.id(row), row);
            if (after.isEmpty() || found.isAfter(after.get())) {
                best.add(found);
                if (best.size() > most) {
                    best.poll();
                }
            }
        });
        return best;
    }

    private Page page(PriorityQueue<Found> best, int size) {
        var found = new ArrayList<>(best);
        found.sort(NEAREST_FIRST);
        var hits = found.stream()
                .limit(size)
                .map(it -> new Hit(table.at(it.row()), it.meters()))
                .toList();
        if (found.size() <= size) {
            return new Page(hits, Optional.empty());
        }
        var last = found.get(size - 1);
        return new Page(hits, Optional.of(new PhonebookCursor(last.meters(), last.id())));
    }

    /// Where a list out of the phone book goes on: behind this shop at this distance.
    public record PhonebookCursor(long meters, UUID id) {

        private static final Pattern FORM =
                Pattern.compile("off\\.(\\d{1,8})\\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})");

        /// Empty when it is none of ours, as the cursor of somebody who began to turn the pages of the
        /// storefront.
        public static Optional<PhonebookCursor> read(String text) {
            var parts = FORM.matcher(text);
            return parts.matches()
                    ? Optional.of(new PhonebookCursor(Long.parseLong(parts.group(1)), UUID.fromString(parts.group(2))))
                    : Optional.empty();
        }

        @Override
        public String toString() {
            return "off." + meters + "." + id;
        }
    }
}
