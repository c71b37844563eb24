package dev.dosirak.platform.sync;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/// Compares a copy with its owner while both go on changing: first by checksums, then, where these differ, thing by
/// thing; what still differs after a while, with no notice of it waiting, is drift.
final class Auditor {

    private static final int BUCKETS = 1024;
    private static final int PAGE = 5_000;
    private static final int LOOKS = 4;
    private static final int MOST_ASIDE = 10_000;
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    private final DataOwner dataOwner;
    private final Copy copy;
    private final Backlog backlog;

    Auditor(DataOwner dataOwner, Copy copy, Backlog backlog) {
        this.dataOwner = dataOwner;
        this.copy = copy;
        this.backlog = backlog;
    }

    /// What differs, with the copy's version and the owner's; repaired by nobody.
    Audit compare() {
        var theirs = dataOwner.checksums(BUCKETS);
        long owned = theirs.stream().mapToLong(Checksums.Bucket::count).sum();
        var differing = differing(theirs);
        var suspects = differing.isEmpty() ? Set.<UUID>of() : suspects(differing);
        for (int look = 0; look < LOOKS && !suspects.isEmpty(); look++) {
            pause();
            suspects = new HashSet<>(drift(suspects).keySet());
        }
        return new Audit(owned, List.copyOf(drift(suspects).values()), 0);
    }

    private Set<Integer> differing(List<Checksums.Bucket> theirs) {
        var ours = new Checksums(BUCKETS);
        Pages.forEach(Pages.START, PAGE, copy::versions, VersionEntry::id, page -> page.forEach(ours::add));
        var differing = new HashSet<>(theirs);
        ours.buckets().forEach(differing::remove);
        return differing.stream().map(Checksums.Bucket::bucket).collect(Collectors.toSet());
    }

    private Set<UUID> suspects(Set<Integer> buckets) {
        var numbers = new Checksums(BUCKETS);
        var seen = new HashMap<UUID, Long>();
        Pages.forEach(
                Pages.START,
                PAGE,
                copy::versions,
                VersionEntry::id,
                page -> page.stream()
                        .filter(it -> buckets.contains(numbers.bucketOf(it.id())))
                        .forEach(it -> seen.put(it.id(), it.version())));
        var suspects = new HashSet<UUID>();
        Pages.forEach(
                Pages.START,
                PAGE,
                dataOwner::versions,
                VersionEntry::id,
                page -> page.stream()
                        .filter(it -> buckets.contains(numbers.bucketOf(it.id())))
                        .filter(it -> !Long.valueOf(it.version()).equals(seen.remove(it.id())))
                        .forEach(it -> suspects.add(it.id())));
        suspects.addAll(seen.keySet());
        return suspects;
    }

    /// Those that differ at this moment.
    Map<UUID, Audit.Drift> drift(Collection<UUID> ids) {
        var aside = backlog.aside(MOST_ASIDE).stream().collect(Collectors.toMap(SetAsideItem::id, SetAsideItem::why));
        var drift = new TreeMap<UUID, Audit.Drift>();
        for (var some : Batches.of(ids)) {
            var owned = dataOwner.fetch(some).stream().collect(Collectors.toMap(SyncItem::id, SyncItem::version));
            var held = copy.versions(some).stream().collect(Collectors.toMap(VersionEntry::id, VersionEntry::version));
            for (var id : some) {
                var it = new Audit.Drift(id, held.getOrDefault(id, 0L), owned.getOrDefault(id, 0L), aside.get(id));
                if (it.held() != it.owned()) {
                    drift.put(id, it);
                }
            }
        }
        return drift;
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(BETWEEN_LOOKS.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RateLimiter.SyncInterrupted();
        }
    }
}
