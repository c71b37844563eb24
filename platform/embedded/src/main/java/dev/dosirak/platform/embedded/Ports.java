package dev.dosirak.platform.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/// TCP ports of 127.0.0.1.
public final class Ports {

    private static final int FIRST = 16_384;
    private static final int FIRST_OF_CONNECTIONS = 32_768;
    private static final int TRIES = 1_000;
    private static final int CONNECT_MILLIS = 200;
    private static final Duration LEFT_OVER = Duration.ofSeconds(5);
    private static final Duration POLL = Duration.ofMillis(100);

    private Ports() {}

    /// A port that was free a moment ago, below those that Linux and macOS give to outgoing connections: with one of
    /// those, a server may find somebody's connection at its port when it starts, or starts again.
    public static int free() {
        return ThreadLocalRandom.current()
                .ints(FIRST, FIRST_OF_CONNECTIONS)
                .limit(TRIES)
                .filter(it -> whyTaken(it).isEmpty())
                .findFirst()
                .orElseThrow(() -> new InfrastructureFailed(
                        "No free port on 127.0.0.1 from %d to %d".formatted(FIRST, FIRST_OF_CONNECTIONS - 1)));
    }

    private static Optional<IOException> whyTaken(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(e);
        }
    }

    /// Where nobody listens, and yet it is taken, somebody's connection has it for a moment: of a server that was
    /// killed, or one that was given this port by chance.
    ///
    /// @throws InfrastructureFailed when somebody listens on the port already; says who, where the system tells
    public static void requireFree(int port, String wantedBy) {
        long deadline = System.nanoTime() + LEFT_OVER.toNanos();
        while (true) {
            var taken = whyTaken(port);
            if (taken.isEmpty()) {
                return;
            }
            if (socketOf(port).isPresent() || System.nanoTime() - deadline > 0) {
                var by = holder(port).map(it -> ", by " + it).orElse("");
                throw new InfrastructureFailed(
                        "Port %d, wanted by %s, is in use%s".formatted(port, wantedBy, by), taken.get());
            }
            ServerProcess.pause(POLL);
        }
    }

    /// Whether somebody accepts connections on the port.
    static boolean answers(int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MILLIS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static Optional<String> holder(int port) {
        return socketOf(port)
                .flatMap(inode -> ProcessHandle.allProcesses()
                        .filter(it -> holds(it, "socket:[" + inode + "]"))
                        .findFirst()
                        .map(it -> "process %d (%s)"
                                .formatted(it.pid(), it.info().command().orElse("of another user"))));
    }

    private static Optional<String> socketOf(int port) {
        var local = ":%04X".formatted(port);
        for (var table : new String[] {"/proc/net/tcp", "/proc/net/tcp6"}) {
            try (var lines = Files.lines(Path.of(table))) {
                var inode = lines.map(it -> it.strip().split("\\s+", -1))
                        .filter(it -> it.length > 9 && it[1].endsWith(local) && it[3].equals("0A"))
                        .map(it -> it[9])
                        .findFirst();
                if (inode.isPresent()) {
                    return inode;
                }
            } catch (IOException e) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static boolean holds(ProcessHandle process, String socket) {
        try (DirectoryStream<Path> open = Files.newDirectoryStream(Path.of("/proc/" + process.pid() + "/fd"))) {
            for (var file : open) {
                if (Files.readSymbolicLink(file).toString().equals(socket)) {
                    return true;
                }
            }
        } catch (IOException e) {
            return false;
        }
        return false;
    }
}
