package dev.dosirak.platform.sync;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// Sums over everything that is held, in buckets: two sides with equal sums hold the same things in the same
/// versions, and unequal buckets say where to look.
///
/// A thing falls into the bucket `mix(id) mod n`, unsigned, and adds `mix(mix(id) + version)` to its bucket's hash by
/// exclusive or, where `mix(id) = mix(low ^ mix(high))` of the id's two halves and `mix` of a number is the finalizer
/// of SplitMix64 (Steele, Lea, Flood: Fast splittable pseudorandom number generators, OOPSLA 2014).
public final class Checksums {

    private final long[] counts;
    private final long[] hashes;

    /// @param hash 16 hexadecimal digits
    public record Bucket(int bucket, long count, String hash) {}

    public Checksums(int buckets) {
        counts = new long[buckets];
        hashes = new long[buckets];
    }

    public void add(VersionEntry thing) {
        long id = mix(thing.id());
        int bucket = bucketOf(id);
        counts[bucket]++;
        hashes[bucket] ^= mix(id + thing.version());
    }

    /// Adds what somebody else has summed up of other things.
    public void add(Bucket some) {
        counts[some.bucket()] += some.count();
        hashes[some.bucket()] ^= Long.parseUnsignedLong(some.hash(), 16);
    }

    /// In which bucket the thing falls.
    public int bucketOf(UUID id) {
        return bucketOf(mix(id));
    }

    private int bucketOf(long mixed) {
        return (int) Long.remainderUnsigned(mixed, counts.length);
    }

    /// In order of their numbers, empty ones too.
    public List<Bucket> buckets() {
        var buckets = new ArrayList<Bucket>(counts.length);
        for (int i = 0; i < counts.length; i++) {
            buckets.add(new Bucket(i, counts[i], "%016x".formatted(hashes[i])));
        }
        return buckets;
    }

    private static long mix(UUID id) {
        return mix(id.getLeastSignificantBits() ^ mix(id.getMostSignificantBits()));
    }

    private static long mix(long z) {
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
