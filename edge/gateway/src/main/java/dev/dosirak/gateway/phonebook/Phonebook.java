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
import java.util.stream.Stream;

/// All shops as they were at one moment. Never changes, so that everybody may look at once.
public final class Phonebook {

    /// A screenful of shops is mostly found this near; where it is not, the next look reaches twice as far.
    private static final long FIRST_REACH_METERS = 500;

    private static final Comparator<Found> NEAREST_FIRST =
            Comparator.comparingLong(Found::meters).thenComparing(Found::id);

    private final Instant asOf;
    private final int shops;
    private final Cards cards;
    private final Bands bands;

    private record Found(long meters, UUID id, int card) {

        boolean isBehind(Bookmark mark) {
            return meters != mark.meters() ? meters > mark.meters() : id.compareTo(mark.id()) > 0;
        }
    }

    /// @param meters from where somebody is hungry
    public record Hit(Entry entry, long meters) {}

    /// @param next empty on the last page
    public record Page(List<Hit> hits, Optional<Bookmark> next) {}

    private Phonebook(Instant asOf, int shops, Cards cards, Bands bands) {
        this.asOf = asOf;
        this.shops = shops;
        this.cards = cards;
        this.bands = bands;
    }

    /// Writes the entries down one by one, so that they need not all be in memory.
    ///
    /// @param asOf when they were known to be right
    public static Phonebook of(Instant asOf, Stream<Entry> entries) {
        var cards = new Cards();
        var fromSouthWest = Comparator.<Integer>comparingInt(it -> Square.row(cards.lat(it)))
                .thenComparingDouble(cards::lng);
        var sorted = entries.map(cards::add).sorted(fromSouthWest).toList();
        return new Phonebook(asOf, sorted.size(), cards, new Bands(cards, sorted));
    }

    /// The same shops, found to be right still at a later moment.
    public Phonebook confirmed(Instant later) {
        return later.isAfter(asOf) ? new Phonebook(later, shops, cards, bands) : this;
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
    public Page near(Position place, Optional<String> category, Optional<Bookmark> after, int size) {
        var wanted = category.map(cards::numberOf).orElse(OptionalInt.of(-1));
        if (wanted.isEmpty()) {
            return new Page(List.of(), Optional.empty());
        }
        long farthest = bands.farthestDelivery();
        long reach = Math.min(after.map(Bookmark::meters).orElse(0L) + FIRST_REACH_METERS, farthest);
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
    private PriorityQueue<Found> look(Position place, long reach, int category, Optional<Bookmark> after, int most) {
        var best = new PriorityQueue<>(most + 1, NEAREST_FIRST.reversed());
        bands.delivering(place, reach, (card, meters) -> {
            if (category >= 0 && category != cards.category(card)) {
                return;
            }
            var found = new Found(meters, cards.id(card), card);
            if (after.isEmpty() || found.isBehind(after.get())) {
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
                .map(it -> new Hit(cards.at(it.card()), it.meters()))
                .toList();
        if (found.size() <= size) {
            return new Page(hits, Optional.empty());
        }
        var last = found.get(size - 1);
        return new Page(hits, Optional.of(new Bookmark(last.meters(), last.id())));
    }
}
