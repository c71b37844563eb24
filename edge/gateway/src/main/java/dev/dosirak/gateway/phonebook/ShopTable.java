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

/// A row per shop, packed into blocks of bytes: 300,000 of them take some 30 MB, less than half of what objects take,
/// and the garbage collector has a hundred things to look at instead of a million.
///
/// A row is known by its address: the number of its block, then its offset in the block.
final class ShopTable {

    private static final int BLOCK_BITS = 18;
    private static final int BLOCK_BYTES = 1 << BLOCK_BITS;

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

    private final List<ByteBuffer> blocks = new ArrayList<>();
    private final StringPool categories = new StringPool();
    private final StringPool districts = new StringPool();

    /// Words that many shops share, each kept once.
    private static final class StringPool {

        private final Map<String, Integer> numbers = new HashMap<>();
        private final List<String> strings = new ArrayList<>();

        int add(String string) {
            return numbers.computeIfAbsent(string, it -> {
                strings.add(it);
                return strings.size() - 1;
            });
        }
    }

    /// The address of the new row.
    int add(PhonebookEntry phonebookEntry) {
        var name = phonebookEntry.name().getBytes(UTF_8);
        var phone = phonebookEntry.phone().getBytes(UTF_8);
        var block = blockFor(TEXT + name.length + phone.length);
        int address = (blocks.size() - 1) << BLOCK_BITS | block.position();
        block.putDouble(phonebookEntry.position().lat())
                .putDouble(phonebookEntry.position().lng())
                .putLong(phonebookEntry.id().getMostSignificantBits())
                .putLong(phonebookEntry.id().getLeastSignificantBits())
                .putLong(phonebookEntry.minimumOrder())
                .putInt(phonebookEntry.radiusMeters())
                .putInt(categories.add(phonebookEntry.category()))
                .putInt(districts.add(phonebookEntry.district()))
                .putShort((short) name.length)
                .putShort((short) phone.length)
                .put(name)
                .put(phone);
        return address;
    }

    private ByteBuffer blockFor(int bytes) {
        if (blocks.isEmpty() || blocks.getLast().remaining() < bytes) {
            blocks.add(ByteBuffer.allocate(BLOCK_BYTES));
        }
        return blocks.getLast();
    }

    PhonebookEntry at(int row) {
        var block = block(row);
        int at = offset(row);
        int name = block.getShort(at + NAME_BYTES);
        int phone = block.getShort(at + PHONE_BYTES);
        return new PhonebookEntry(
                id(row),
                text(block, at + TEXT, name),
                categories.strings.get(block.getInt(at + CATEGORY)),
                text(block, at + TEXT + name, phone),
                districts.strings.get(block.getInt(at + DISTRICT)),
                new Position(lat(row), lng(row)),
                radiusMeters(row),
                block.getLong(at + MINIMUM_ORDER));
    }

    private static String text(ByteBuffer block, int from, int bytes) {
        return new String(block.array(), from, bytes, UTF_8);
    }

    double lat(int row) {
        return block(row).getDouble(offset(row) + LAT);
    }

    double lng(int row) {
        return block(row).getDouble(offset(row) + LNG);
    }

    UUID id(int row) {
        var block = block(row);
        int at = offset(row) + ID;
        return new UUID(block.getLong(at), block.getLong(at + Long.BYTES));
    }

    int radiusMeters(int row) {
        return block(row).getInt(offset(row) + RADIUS);
    }

    /// A number that stands for the category.
    int category(int row) {
        return block(row).getInt(offset(row) + CATEGORY);
    }

    /// Empty when no shop is of that category.
    OptionalInt categoryNumber(String category) {
        var number = categories.numbers.get(category);
        return number == null ? OptionalInt.empty() : OptionalInt.of(number);
    }

    private ByteBuffer block(int row) {
        return blocks.get(row >>> BLOCK_BITS);
    }

    private static int offset(int row) {
        return row & (BLOCK_BYTES - 1);
    }
}
