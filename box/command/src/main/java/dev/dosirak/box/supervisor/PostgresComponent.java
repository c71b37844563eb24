package dev.dosirak.box.supervisor;

import dev.dosirak.platform.catalog.Service;
import dev.dosirak.platform.embedded.InfrastructureFiles;
import dev.dosirak.platform.embedded.PostgresServer;
import dev.dosirak.platform.embedded.WalRetention;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// One PostgreSQL server with the databases of its services, each owned by a role that can reach no other.
record PostgresComponent(String name, List<Service> services, Plan plan, Home home, Secrets secrets)
        implements Component {

    @Override
    public List<String> needs() {
        return List.of();
    }

    @Override
    public RunningComponent start() {
        var folder = home.data(plan.isolated()).resolve("postgres");
        var cluster = plan.isolated() ? services.getFirst().key() : "all";
        var log = home.logs().resolve(name.replace(' ', '-') + ".log");
        var server = PostgresServer.start(
                InfrastructureFiles.find(),
                new PostgresServer.Settings(
                        folder.resolve(cluster),
                        plan.postgresPort(services.getFirst()),
                        log,
                        Map.of("max_slot_wal_keep_size", keptLog(folder).parameter())));
        try {
            makeDatabases(server, folder.resolve(cluster + ".databases"));
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
        return new RunningProcess(server.process(), server::close);
    }

    private WalRetention keptLog(Path folder) {
        var servers = plan.isolated() ? plan.ownDatabases().size() : 1;
        return WalRetention.onDiskOf(folder, servers);
    }

    /// Asking for each of them would cost half a second with every start.
    private void makeDatabases(PostgresServer server, Path made) {
        var wanted = fingerprint();
        try {
            if (Files.exists(made) && Files.readString(made).equals(wanted)) {
                return;
            }
            for (var service : services) {
                var database = plan.database(service, secrets);
                server.createDatabase(service.database(), database.user(), database.password());
            }
            Files.writeString(made, wanted);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String fingerprint() {
        var databases = services.stream()
                .map(it -> plan.database(it, secrets))
                .map(it -> it.user() + " " + it.password())
                .collect(Collectors.joining("\n"));
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(databases.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
