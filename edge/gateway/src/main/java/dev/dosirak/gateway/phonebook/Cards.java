package dev.dosirak.gateway.phonebook;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.dosirak.platform.kernel.Position;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;

/// A card per shop, packed into drawers of bytes: 300,000 of them take some 30 MB, less than half of what objects take,
/// and the garbage collector has a hundred things to look at instead of a million.
///
/// A card is known by its address: the number of its drawer, then where in the drawer it begins.
final class Cards {

    private static final int DRAWER_BITS = 18;
    private static final int DRAWER_BYTES = 1 << DRAWER_BITS;

    private static final int LAT = 0;
    private static final int LNG = 8;
    private static final int ID = 16;
    private static final int MINIMUM_ORDER = 32;
    private static final int RADIUS = 40;
    private static final int CATEGORY = 44;
    private static final int DISTRICT = 48;
    private static final int NAME_BYTES = 52;
    private static final int PHONE_BYTES = 54;
    private static final int TEXT = 56;

    private final List<ByteBuffer> drawers = new ArrayList<>();
    private final Words categories = new Words();
    private final Words districts = new Words();

    /// Words that many shops share, each kept once.
    private static final class Words {

        private final Map<String, Integer> numbers = new HashMap<>();
        private final List<String> words = new ArrayList<>();

        int add(String word) {
            return numbers.computeIfAbsent(word, it -> {
                words.add(it);
                return words.size() - 1;
            });
        }
    }

    /// The address of the new card.
    int add(Entry entry) {
        var name = entry.name().getBytes(UTF_8);
        var phone = entry.phone().getBytes(UTF_8);
        var drawer = drawerFor(TEXT + name.length + phone.length);
        int address = (drawers.size() - 1) << DRAWER_BITS | drawer.position();
        drawer.putDouble(entry.position().lat())
                .putDouble(entry.position().lng())
                .putLong(entry.id().getMostSignificantBits())
                .putLong(entry.id().getLeastSignificantBits())
                .putLong(entry.minimumOrder())
                .putInt(entry.radiusMeters())
                .putInt(categories.add(entry.category()))
                .putInt(districts.add(entry.district()))
                .putShort((short) name.length)
                .putShort((short) phone.length)
                .put(name)
                .put(phone);
        return address;
    }

    private ByteBuffer drawerFor(int bytes) {
        if (drawers.isEmpty() || drawers.getLast().remaining() < bytes) {
            drawers.add(ByteBuffer.allocate(DRAWER_BYTES));
        }
        return drawers.getLast();
    }

    Entry at(int card) {
        var drawer = drawer(card);
        int at = offset(card);
        int name = drawer.getShort(at + NAME_BYTES);
        int phone = drawer.getShort(at + PHONE_BYTES);
        return new Entry(
                id(card),
                text(drawer, at + TEXT, name),
                categories.words.get(drawer.getInt(at + CATEGORY)),
                text(drawer, at + TEXT + name, phone),
                districts.words.get(drawer.getInt(at + DISTRICT)),
                new Position(lat(card), lng(card)),
                radiusMeters(card),
                drawer.getLong(at + MINIMUM_ORDER));
    }

    private static String text(ByteBuffer drawer, int from, int bytes) {
        return new String(drawer.array(), from, bytes, UTF_8);
    }

    double lat(int card) {
        return drawer(card).getDouble(offset(card) + LAT);
    }

    double lng(int card) {
        return drawer(card).getDouble(offset(card) + LNG);
    }

    UUID id(int card) {
        var drawer = drawer(card);
        int at = offset(card) + ID;
        return new UUID(drawer.getLong(at), drawer.getLong(at + Long.BYTES));
    }

    int radiusMeters(int card) {
        return drawer(card).getInt(offset(card) + RADIUS);
    }

    /// A number that stands for the category.
    int category(int card) {
        return drawer(card).getInt(offset(card) + CATEGORY);
    }

    /// Empty when no shop is of that category.
    OptionalInt numberOf(String category) {
        var number = categories.numbers.get(category);
        return number == null ? OptionalInt.empty() : OptionalInt.of(number);
    }

    private ByteBuffer drawer(int card) {
        return drawers.get(card >>> DRAWER_BITS);
    }

    private static int offset(int card) {
        return card & (DRAWER_BYTES - 1);
    }
}
