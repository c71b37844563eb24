package dev.dosirak.platform.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/// The folder of one PostgreSQL cluster, and what lies beside it: the superuser's password, the server's process
/// id.
final class PostgresCluster {

    private static final int PASSWORD_BYTES = 24;

    private final Path binaries;
    private final Path data;

    PostgresCluster(Path binaries, Path data) {
        this.binaries = binaries;
        this.data = data;
    }

    String program(String name) {
        return binaries.resolve("bin").resolve(name).toString();
    }

    Path record() {
        return beside(".process");
    }

    private Path beside(String suffix) {
        return data.resolveSibling(data.getFileName() + suffix);
    }

    /// Makes the cluster when the folder is empty; answers the superuser's password.
    String prepare() {
        try {
            if (FileTrees.isEmptyOrAbsent(data)) {
                initialise();
            }
            requireOurVersion();
            return Files.readString(beside(".password")).strip();
        } catch (IOException e) {
            throw new InfrastructureFailed("Cannot use the PostgreSQL data folder %s: %s".formatted(data, e), e);
        }
    }

    /// Made under another name first: a folder of this name is always a whole cluster, even after a crash in
    /// between.
    private void initialise() throws IOException {
        Files.createDirectories(data.getParent());
        var half = beside(".new");
        FileTrees.delete(half);
        var password = beside(".password");
        Files.deleteIfExists(password);
        Files.createFile(password, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(password, newPassword());
        var command = new ArrayList<>(Privileges.prefix());
        command.addAll(List.of(program("initdb"), "-D", half.toString(), "-U", PostgresServer.SUPERUSER));
        command.addAll(
                List.of("--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"));
        command.addAll(List.of("--auth=scram-sha-256", "--pwfile=" + password, "--no-instructions"));
        run(command);
        // No line for physical replication: its right would otherwise let a service's role copy every database.
        Files.writeString(half.resolve("pg_hba.conf"), "host all all 127.0.0.1/32 scram-sha-256\n");
        Files.deleteIfExists(data);
        Files.move(half, data);
    }

    private static String newPassword() {
        var bytes = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static void run(List<String> command) throws IOException {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        var output = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        if (process.onExit().join().exitValue() != 0) {
            var full = output.contains("No space left on device") ? ": the disk is full" : "";
            throw new InfrastructureFailed("Cannot make a PostgreSQL cluster%s; initdb said: %s"
                    .formatted(full, output.strip().replaceAll("\\s*\\R\\s*", " | ")));
        }
    }

    private void requireOurVersion() throws IOException {
        if (!Files.exists(data.resolve("PG_VERSION"))) {
            throw new InfrastructureFailed(
                    "The folder %s holds something else than a PostgreSQL cluster".formatted(data));
        }
        var theirs = Files.readString(data.resolve("PG_VERSION")).strip();
        var ours = binaries.getFileName().toString().replaceFirst("^.*-(\\d+)\\.[\\d.]+$", "$1");
        if (!theirs.equals(ours)) {
            throw new InfrastructureFailed(
                    "The folder %s was made by PostgreSQL %s; this is %s. Move it away or use that version"
                            .formatted(data, theirs, ours));
        }
    }

    /// PostgreSQL clears up after a dead server by itself, except when the dead one's process id now belongs to
    /// another program: then it would refuse to start for ever.
    void forgetReusedProcessId() {
        var file = data.resolve("postmaster.pid");
        try {
            if (!Files.exists(file)) {
                return;
            }
            var process = ProcessHandle.of(
                    Long.parseLong(Files.readAllLines(file).getFirst().strip()));
            var reused = process.filter(ProcessHandle::isAlive)
                    .filter(it -> !it.info().command().orElse("").endsWith("/postgres"));
            if (reused.isPresent()) {
                Files.delete(file);
            }
        } catch (IOException | NumberFormatException e) {
            throw new InfrastructureFailed("Cannot read %s: %s".formatted(file, e.getMessage()), e);
        }
    }
}
