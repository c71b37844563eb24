package dev.dosirak.storefront.catalog.copy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/// One file of a [DocumentLog]: records one after the other, written to its end and read through a mapping.
///
/// A record is its content's length (4 bytes), a checksum of all the rest (4), id (16), version (8), and the content.
/// Zeroes are the end.
final class Segment implements AutoCloseable {

    static final int HEAD = 32;

    private final Path file;
    private final FileChannel channel;
    private final ByteBuffer mapped;
    private int end;

    /// Bytes of records that still count.
    long live;

    private Segment(Path file, FileChannel channel, ByteBuffer mapped) {
        this.file = file;
        this.channel = channel;
        this.mapped = mapped;
    }

    /// Where a record lies, and what it says.
    record Entry(UUID id, long version, int checksum, ByteBuffer content) {

        int size() {
            return HEAD + content.capacity();
        }

        /// Whether the content is what was written.
        boolean isIntact() {
            return checksum == Segment.checksum(id, version, content.duplicate().rewind());
        }
    }

    interface Reader {
        void read(Segment segment, Entry entry);
    }

    static Segment create(Path file, int size) throws IOException {
        var channel = FileChannel.open(
                file, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);
        channel.write(ByteBuffer.allocate(1), size - 1L);
        return new Segment(file, channel, channel.map(FileChannel.MapMode.READ_ONLY, 0, size));
    }

    /// Opens a file that an earlier run has left, up to the first record that is not whole.
    static Segment open(Path file, Reader reader) throws IOException {
        var channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
        var segment = new Segment(file, channel, channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size()));
        for (var entry = segment.next(); entry != null; entry = segment.next()) {
            segment.end += entry.size();
            reader.read(segment, entry);
        }
        return segment;
    }

    private @Nullable Entry next() {
        if (end + HEAD > mapped.capacity()) {
            return null;
        }
        int length = mapped.getInt(end);
        int checksum = mapped.getInt(end + 4);
        if (length < 0 || length > mapped.capacity() - HEAD - end || (length == 0 && checksum == 0)) {
            return null;
        }
        var id = new UUID(mapped.getLong(end + 8), mapped.getLong(end + 16));
        var entry = new Entry(id, mapped.getLong(end + 24), checksum, mapped.slice(end + HEAD, length));
        return entry.isIntact() ? entry : null;
    }

    boolean hasRoomFor(int length) {
        return end + HEAD + length <= mapped.capacity();
    }

    /// @throws IOException when it cannot be written; nothing counts then
    Entry append(UUID id, long version, byte[] content) throws IOException {
        var record = ByteBuffer.allocate(HEAD + content.length);
        int checksum = checksum(id, version, ByteBuffer.wrap(content));
        record.putInt(content.length)
                .putInt(checksum)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .putLong(version)
                .put(content)
                .flip();
        int at = end;
        for (int written = 0; record.hasRemaining(); ) {
            written += channel.write(record, at + written);
        }
        end += HEAD + content.length;
        return new Entry(id, version, checksum, mapped.slice(at + HEAD, content.length));
    }

    private static int checksum(UUID id, long version, ByteBuffer content) {
        var sum = new CRC32C();
        sum.update(ByteBuffer.allocate(24)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .putLong(version)
                .flip());
        sum.update(content);
        return (int) sum.getValue();
    }

    /// Bytes of all records, whether they still count or not.
    long written() {
        return end;
    }

    @Override
    public String toString() {
        return file.toString();
    }

    void force() throws IOException {
        channel.force(false);
    }

    /// The file goes; buffers that somebody still holds stay readable.
    void delete() throws IOException {
        channel.close();
        Files.delete(file);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
