package dev.dosirak.platform.sync;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/// The owner of a domain, as one who keeps a copy sees it. Every method throws [OwnerAway] when there is no proper
/// answer.
public interface DataOwner {

    /// As `shops`.
    String domain();

    /// The current state of those the owner knows.
    List<SyncItem> fetch(Collection<UUID> ids);

    /// The same, and up to when the owner had received a stream before it looked: what was published before and
    /// shows in no answer is not under way any more.
    ///
    /// @param stream whose events, as `order`
    default Answer fetch(Collection<UUID> ids, String stream) {
        return new Answer(fetch(ids), Optional.empty());
    }

    /// @param receivedUpTo by the clock of the stream's database; empty while the owner does not know, or does
    ///       not say
    record Answer(List<SyncItem> items, Optional<Instant> receivedUpTo) {

        /// How the one who asks names the stream, and how he is answered.
        static final String STREAM = "Dosirak-Heard-Stream";

        static final String HEARD_UP_TO = "Dosirak-Heard-Up-To";
    }

    /// What is left of the import, page by page as it comes. What was handed over before the owner stopped
    /// answering stays handed over.
    void importFrom(Import where, Consumer<List<SyncItem>> page);

    /// Sums over a range of what there is, as [Checksums] defines them: as many after the cursor as the owner
    /// can sum up at once.
    Sums sums(UUID cursor, int buckets);

    /// @param next the cursor to go on from; empty when the range goes to the end
    record Sums(List<Checksums.Bucket> buckets, Optional<UUID> next) {}

    /// Sums over everything there is, range by range.
    default List<Checksums.Bucket> checksums(int buckets) {
        var all = new Checksums(buckets);
        var cursor = Optional.of(Pages.START);
        while (cursor.isPresent()) {
            var some = sums(cursor.get(), buckets);
            some.buckets().forEach(all::add);
            cursor = some.next();
        }
        return all.buckets();
    }

    /// The next few after the cursor, in the owner's order.
    List<VersionEntry> versions(UUID cursor, int limit);

    /// The owner does not answer, or not properly; the copy serves on with what it has.
    final class OwnerAway extends RuntimeException {
        public OwnerAway(String message, Throwable cause) {
            super(message, cause);
        }

        public OwnerAway(String message) {
            super(message);
        }
    }
}
