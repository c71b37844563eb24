package dev.dosirak.drills.rig;

import dev.dosirak.box.embedded.InfrastructureFailed;
import dev.dosirak.demo.people.NoAnswer;
import dev.dosirak.demo.people.Refusal;
import java.io.IOException;
import java.sql.SQLException;

/// One run of a bench: a platform that is gone afterwards however the run ends, and an exit code.
public final class Bench {

    private static final int MEASURED = 0;
    private static final int NOT_MEASURED = 1;
    private static final int BROKEN = 3;

    private Bench() {}

    /// What a bench does with a platform that is not started yet.
    @FunctionalInterface
    public interface Run {
        /// @return whether every promise was kept; the platform's folder stays when not
        boolean on(Platform platform, Figures figures) throws InterruptedException, IOException, SQLException;
    }

    /// @return the exit code: 0 measured, 1 could not measure, 3 a promise was broken
    public static int run(String name, Run run) {
        var figures = new Figures(name, System.out, System.err);
        try (var platform = Platform.prepare(name, figures)) {
            var kept = run.on(platform, figures);
            if (!kept) {
                platform.keepFolder();
            }
            return kept ? MEASURED : BROKEN;
        } catch (CannotMeasure | InfrastructureFailed | NoAnswer | Refusal | IOException | SQLException e) {
            System.err.println("dosirak bench " + name + ": "
                    + String.valueOf(e.getMessage()).replaceAll("\\s*\\R\\s*", "; "));
            return NOT_MEASURED;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            System.err.println("dosirak bench " + name + ": interrupted");
            return NOT_MEASURED;
        }
    }
}
