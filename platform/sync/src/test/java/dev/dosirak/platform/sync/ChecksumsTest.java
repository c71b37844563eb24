package dev.dosirak.platform.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class ChecksumsTest {

    private static final int BUCKETS = 16;

    /// A change of any one thing shows in its own bucket and in no other, in whatever order things are added.
    @RepeatedTest(50)
    void everyDifferenceShowsWhereItIs(RepetitionInfo run) {
        var random = new Random(run.getCurrentRepetition());
        var things = new ArrayList<VersionEntry>();
        for (int i = 0; i < 200; i++) {
            things.add(new VersionEntry(new UUID(random.nextLong(), random.nextLong()), 1 + random.nextInt(5)));
        }
        var before = sums(things);
        Collections.shuffle(things, random);
        assertThat(sums(things)).isEqualTo(before);

        var other = new ArrayList<>(things);
        var changed = other.remove(random.nextInt(other.size()));
        if (random.nextBoolean()) {
            other.add(new VersionEntry(changed.id(), changed.version() + 1 + random.nextInt(3)));
        }
        var different = new HashSet<>(sums(other));
        different.removeAll(before);
        assertThat(different)
                .extracting(Checksums.Bucket::bucket)
                .containsExactly(new Checksums(BUCKETS).bucketOf(changed.id()));
    }

    private static List<Checksums.Bucket> sums(List<VersionEntry> things) {
        var sums = new Checksums(BUCKETS);
        things.forEach(sums::add);
        return sums.buckets();
    }

    /// Others compute the same, in other languages.
    @Test
    void theSumsAreAsTheContractDefinesThem() {
        var sums = sums(List.of(new VersionEntry(UUID.fromString("0190bbbb-0000-7000-8000-000000000001"), 7)));
        assertThat(sums).hasSize(BUCKETS);
        assertThat(sums.stream().filter(it -> it.count() == 1))
                .containsExactly(new Checksums.Bucket(8, 1, "63e0bd7aeb841466"));
        assertThat(sums.stream().filter(it -> it.count() == 0))
                .allMatch(it -> it.hash().equals("0000000000000000"));
    }
}
