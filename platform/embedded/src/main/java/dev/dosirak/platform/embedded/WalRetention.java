package dev.dosirak.platform.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// How much of its log a server keeps for readers that are away, and no more: a full disk stops every service, a lost
/// slot only costs the reading of a table (repeats, nothing missing). But that takes the longer the more is in the
/// table, so it is as much as the disk can well give. What that means in minutes is in ADR 20.
public record WalRetention(long megabytes) {

    /// Of what is free; the rest is for tables, Kafka, and others.
    private static final long SHARE = 4;

    private static final long LEAST = 256;
    private static final long MOST = 64 << 10;

    /// @param folder on the disk that the log will be on; need not exist yet
    /// @param servers how many share the disk, each with a log of its own
    public static WalRetention onDiskOf(Path folder, int servers) {
        for (var there = folder.toAbsolutePath(); there != null; there = there.getParent()) {
            if (Files.exists(there)) {
                return of(usable(there), servers);
            }
        }
        throw new InfrastructureFailed("There is no " + folder);
    }

    private static long usable(Path folder) {
        try {
            return Files.getFileStore(folder).getUsableSpace();
        } catch (IOException e) {
            throw new InfrastructureFailed("Cannot see how much room there is in " + folder, e);
        }
    }

    static WalRetention of(long usableBytes, int servers) {
        var share = (usableBytes >> 20) / SHARE / Math.max(1, servers);
        return new WalRetention(Math.clamp(share, LEAST, MOST));
    }

    /// As PostgreSQL's `max_slot_wal_keep_size` wants it.
    public String parameter() {
        return megabytes + "MB";
    }
}
