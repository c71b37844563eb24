package dev.dosirak.storefront.catalog.netty;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.netty.buffer.ByteBuf;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;

/// Pages that many look at are compressed once; the others are compressed when somebody comes.
final class GzipCache {

    private static final long MOST_BYTES = 64L * 1024 * 1024;

    private final Cache<String, byte[]> known = Caffeine.newBuilder()
            .maximumWeight(MOST_BYTES)
            .<String, byte[]>weigher((_, bytes) -> bytes.length)
            .build();

    /// @param tag of exactly these bytes
    byte[] get(String tag, ByteBuf plain) {
        return known.get(tag, _ -> zip(plain));
    }

    private static byte[] zip(ByteBuf plain) {
        var zipped = new ByteArrayOutputStream(plain.readableBytes() / 3);
        try (var out = new GZIPOutputStream(zipped)) {
            plain.getBytes(plain.readerIndex(), out, plain.readableBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return zipped.toByteArray();
    }
}
