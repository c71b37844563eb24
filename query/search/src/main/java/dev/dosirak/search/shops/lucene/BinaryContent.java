package dev.dosirak.search.shops.lucene;

import dev.dosirak.platform.kernel.DeliveryFees;
import dev.dosirak.platform.kernel.DeliveryFees.Tier;
import dev.dosirak.platform.kernel.OpeningHours;
import dev.dosirak.platform.kernel.OpeningHours.Span;
import dev.dosirak.platform.kernel.Placement;
import dev.dosirak.platform.kernel.Position;
import dev.dosirak.platform.kernel.Won;
import dev.dosirak.search.shops.IndexedShop;
import dev.dosirak.search.shops.IndexedShop.Dish;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.lucene.store.ByteArrayDataInput;
import org.apache.lucene.store.ByteBuffersDataOutput;
import org.apache.lucene.store.DataInput;
import org.apache.lucene.store.DataOutput;
import org.apache.lucene.util.BytesRef;

/// Shops and ads as bytes; and those parts of a shop that have to be looked at while searching.
final class BinaryContent {

    /// 2000-01-01, so that days and moments are small positive numbers.
    private static final long EPOCH_SECOND = 946_684_800;

    private static final long EPOCH_DAY = EPOCH_SECOND / 86_400;

    private static final char SOLD_OUT = '-';
    private static final char IN_STOCK = '+';
    private static final char END = '\n';

    private BinaryContent() {}

    private interface Writing {
        void to(DataOutput out) throws IOException;
    }

    private interface Reading<T> {
        T from(DataInput in) throws IOException;
    }

    private static BytesRef written(Writing writing) {
        var out = new ByteBuffersDataOutput();
        try {
            writing.to(out);
        } catch (IOException e) {
            throw new UncheckedIOException("Writing to memory does not fail", e);
        }
        return new BytesRef(out.toArrayCopy());
    }

    private static <T> T read(BytesRef bytes, Reading<T> reading) {
        try {
            return reading.from(new ByteArrayDataInput(bytes.bytes, bytes.offset, bytes.length));
        } catch (IOException e) {
            throw new UncheckedIOException("Reading from memory does not fail", e);
        }
    }

    static BytesRef of(IndexedShop indexedShop) {
        return written(out -> {
            writePosition(indexedShop.position(), out);
            out.writeVInt(indexedShop.radiusMeters());
            writeFees(indexedShop.fees(), out);
            writeHours(indexedShop.hours(), out);
            writeId(indexedShop.id(), out);
            out.writeString(indexedShop.name());
            out.writeString(indexedShop.category());
            out.writeString(indexedShop.district());
            out.writeVLong(indexedShop.minimumOrder().amount());
            out.writeVInt(indexedShop.discountPercent());
            out.writeString(written(indexedShop.dishes()));
        });
    }

    static IndexedShop shop(BytesRef bytes) {
        return read(bytes, in -> {
            var position = readPosition(in);
            int radius = in.readVInt();
            var fees = readFees(in);
            var hours = readHours(in);
            return new IndexedShop(
                    readId(in),
                    in.readString(),
                    in.readString(),
                    in.readString(),
                    position,
                    radius,
                    Won.of(in.readVLong()),
                    fees,
                    hours,
                    in.readVInt(),
                    read(in.readString()));
        });
    }

    /// One text is read faster than many: a line for each dish, with a sign before what is sold out.
    private static String written(List<Dish> dishes) {
        var lines = new StringBuilder();
        for (var dish : dishes) {
            lines.append(dish.soldOut() ? SOLD_OUT : IN_STOCK)
                    .append(dish.name().replace(END, ' '))
                    .append(END);
        }
        return lines.toString();
    }

    private static List<Dish> read(String lines) {
        var dishes = new ArrayList<Dish>();
        int from = 0;
        for (int end = lines.indexOf(END); end >= 0; end = lines.indexOf(END, from)) {
            dishes.add(new Dish(lines.substring(from + 1, end), lines.charAt(from) == SOLD_OUT));
            from = end + 1;
        }
        return dishes;
    }

    /// Where the shop is and how far it delivers, to the metre.
    static BytesRef area(IndexedShop indexedShop) {
        return written(out -> {
            writePosition(indexedShop.position(), out);
            out.writeInt(indexedShop.radiusMeters());
        });
    }

    static long meters(BytesRef area, Position to) {
        return read(area, BinaryContent::readPosition).metersTo(to);
    }

    static boolean reaches(BytesRef area, Position place) {
        return read(area, in -> readPosition(in).metersTo(place) <= in.readInt());
    }

    static BytesRef of(DeliveryFees fees) {
        return written(out -> writeFees(fees, out));
    }

    static DeliveryFees fees(BytesRef bytes) {
        return read(bytes, BinaryContent::readFees);
    }

    static BytesRef of(OpeningHours hours) {
        return written(out -> writeHours(hours, out));
    }

    static OpeningHours hours(BytesRef bytes) {
        return read(bytes, BinaryContent::readHours);
    }

    static BytesRef of(Placement ad) {
        return written(out -> {
            writeId(ad.id(), out);
            writeId(ad.shop(), out);
            writeInstant(ad.from(), out);
            writeInstant(ad.to(), out);
            writePosition(ad.center(), out);
            out.writeVInt(ad.radiusMeters());
            out.writeVInt(ad.position());
            writeOptional(ad.exhaustedUntil(), out);
        });
    }

    static Placement ad(BytesRef bytes) {
        return read(
                bytes,
                in -> new Placement(
                        readId(in),
                        readId(in),
                        readInstant(in),
                        readInstant(in),
                        readPosition(in),
                        in.readVInt(),
                        in.readVInt(),
                        readOptional(in)));
    }

    private static void writeFees(DeliveryFees fees, DataOutput out) throws IOException {
        out.writeVInt(fees.tiers().size());
        for (var tier : fees.tiers()) {
            out.writeVInt(tier.uptoMeters());
            out.writeVLong(tier.fee().amount());
        }
    }

    private static DeliveryFees readFees(DataInput in) throws IOException {
        return new DeliveryFees(readList(in, it -> new Tier(it.readVInt(), Won.of(it.readVLong()))));
    }

    private static void writeHours(OpeningHours hours, DataOutput out) throws IOException {
        out.writeVInt(hours.weekly().size());
        for (var span : hours.weekly()) {
            out.writeVInt(span.day().getValue());
            out.writeVInt(span.open().toSecondOfDay());
            out.writeVInt(span.close().toSecondOfDay());
        }
        out.writeVInt(hours.closedDays().size());
        for (var day : hours.closedDays()) {
            out.writeZLong(day.toEpochDay() - EPOCH_DAY);
        }
        writeOptional(hours.closedUntil(), out);
    }

    private static OpeningHours readHours(DataInput in) throws IOException {
        var weekly = readList(
                in,
                it -> new Span(
                        DayOfWeek.of(it.readVInt()),
                        LocalTime.ofSecondOfDay(it.readVInt()),
                        LocalTime.ofSecondOfDay(it.readVInt())));
        var closed = readList(in, it -> LocalDate.ofEpochDay(EPOCH_DAY + it.readZLong()));
        return new OpeningHours(weekly, Set.copyOf(closed), readOptional(in));
    }

    private static <T> List<T> readList(DataInput in, Reading<T> element) throws IOException {
        int size = in.readVInt();
        var list = new ArrayList<T>(size);
        for (int i = 0; i < size; i++) {
            list.add(element.from(in));
        }
        return list;
    }

    private static void writeId(UUID id, DataOutput out) throws IOException {
        out.writeLong(id.getMostSignificantBits());
        out.writeLong(id.getLeastSignificantBits());
    }

    private static UUID readId(DataInput in) throws IOException {
        return new UUID(in.readLong(), in.readLong());
    }

    private static void writePosition(Position place, DataOutput out) throws IOException {
        out.writeLong(Double.doubleToLongBits(place.lat()));
        out.writeLong(Double.doubleToLongBits(place.lng()));
    }

    private static Position readPosition(DataInput in) throws IOException {
        return new Position(Double.longBitsToDouble(in.readLong()), Double.longBitsToDouble(in.readLong()));
    }

    private static void writeInstant(Instant it, DataOutput out) throws IOException {
        out.writeZLong(it.getEpochSecond() - EPOCH_SECOND);
        out.writeVInt(it.getNano());
    }

    private static Instant readInstant(DataInput in) throws IOException {
        return Instant.ofEpochSecond(EPOCH_SECOND + in.readZLong(), in.readVInt());
    }

    private static void writeOptional(Optional<Instant> it, DataOutput out) throws IOException {
        out.writeByte((byte) (it.isPresent() ? 1 : 0));
        if (it.isPresent()) {
            writeInstant(it.get(), out);
        }
    }

    private static Optional<Instant> readOptional(DataInput in) throws IOException {
        return in.readByte() == 1 ? Optional.of(readInstant(in)) : Optional.empty();
    }
}
