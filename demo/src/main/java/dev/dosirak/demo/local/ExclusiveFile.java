package dev.dosirak.demo.local;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/// A file that one run at a time may write.
public final class ExclusiveFile {

    private ExclusiveFile() {}

    /// @return empty while another run has it; otherwise it is ours until it is closed, or this process ends
    public static Optional<FileChannel> open(Path file) throws IOException {
        var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return Optional.of(channel);
            }
        } catch (OverlappingFileLockException e) {
            // another one in this process
        }
        channel.close();
        return Optional.empty();
    }
}
