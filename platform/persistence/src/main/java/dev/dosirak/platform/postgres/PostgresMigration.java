package dev.dosirak.platform.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Migrates the service's database when it starts, beside nodes that run and others that start.
///
/// PostgreSQL runs a script in a transaction, so one that fails leaves nothing, not even a row in Flyway's history.
/// Only of a script outside a transaction, one that builds an index concurrently, there is such a row, and Flyway
/// refuses every later start until somebody has deleted it. Nobody need look at it before: such a script may be run
/// again whatever its last try left (`MigrationsTest`). So the row is deleted, whichever node failed, and the
/// migration is tried once more. Another node that builds meanwhile holds Flyway's lock and has no row yet.
///
/// It may take hours, in which the service answers nobody. For whoever waits for its start, a file says so meanwhile.
final class PostgresMigration implements FlywayMigrationStrategy {

    private static final Logger log = LoggerFactory.getLogger(PostgresMigration.class);

    private final Optional<Path> marker;

    /// @param marker the file that is there while the service migrates; empty where nobody looks for one
    PostgresMigration(Optional<Path> marker) {
        this.marker = marker;
    }

    @Override
    public void migrate(Flyway flyway) {
        try {
            if (marker.isPresent()) {
                Files.writeString(marker.get(), "");
            }
            try {
                migrateOrTryAgain(flyway);
            } finally {
                if (marker.isPresent()) {
                    Files.deleteIfExists(marker.get());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void migrateOrTryAgain(Flyway flyway) {
        try {
            flyway.migrate();
        } catch (FlywayException e) {
            if (e.getCause() instanceof InterruptedException || !deletesFailures(flyway)) {
                throw e;
            }
            log.warn("The migration failed and is tried once more", e);
            flyway.migrate();
        }
    }

    /// @return false when the database does not answer, or has no history yet
    private static boolean deletesFailures(Flyway flyway) {
        var settings = flyway.getConfiguration();
        try {
            JdbcClient.create(settings.getDataSource())
                    .sql("delete from %s where not success".formatted(settings.getTable()))
                    .update();
            return true;
        } catch (DataAccessException e) {
            return false;
        }
    }
}
