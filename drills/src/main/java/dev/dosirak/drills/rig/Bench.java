package dev.dosirak.drills.rig;

import dev.dosirak.demo.people.ApiRefusal;
import dev.dosirak.demo.people.NoAnswer;
import dev.dosirak.platform.embedded.InfrastructureFailed;
import java.io.IOException;
import java.sql.SQLException;

/// One run of a bench: a platform that is gone afterwards however the run ends, and an exit code.
public final class Bench {

    private static final int MEASURED = 0;
    private static final int NOT_MEASURED = 1;
    private static final int BROKEN = 3;
    private static final int MISSED = 4;

    private Bench() {}

    /// What a bench does with a platform that is not started yet. What came out, it says to the figures alone.
    @FunctionalInterface
    public interface Run {
        void on(Platform platform, Figures figures) throws InterruptedException, IOException, SQLException;
    }

    /// Where a promise was broken the platform's folder stays.
    ///
    /// @return the exit code: 0 every goal was met, 1 could not measure, 3 a promise was broken,
    ///     4 a goal was missed
    public static int run(String name, Run run) {
        return attempt("bench", name, new Figures(name, System.out, System.err), (platform, figures) -> {
            Calibration.show(figures, platform.scratch());
            run.on(platform, figures);
            return code(figures);
        });
    }

    /// What a drill does with a platform that is not started yet. It says itself what came out.
    @FunctionalInterface
    public interface Play {
        /// @return the exit code
        int on(Platform platform, Figures figures) throws InterruptedException, IOException, SQLException;
    }

    /// As [#run], for a drill: figures are progress here, and go to standard error.
    public static int drill(String name, Play play) {
        return attempt("drill", name, new Figures(name, System.err, System.err), play);
    }

    private static int attempt(String what, String name, Figures figures, Play play) {
        try (var platform = Platform.prepare(name, figures)) {
            int code = play.on(platform, figures);
            if (code == BROKEN) {
                platform.keepFolder();
            }
            return code;
        } catch (CannotMeasure | InfrastructureFailed | NoAnswer | ApiRefusal | IOException | SQLException e) {
            System.err.println("dosirak " + what + " " + name + ": "
                    + String.valueOf(e.getMessage()).replaceAll("\\s*\\R\\s*", "; "));
            return NOT_MEASURED;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            System.err.println("dosirak " + what + " " + name + ": interrupted");
            return NOT_MEASURED;
        }
    }

    static int code(Figures figures) {
        return figures.areBroken() ? BROKEN : figures.areMissed() ? MISSED : MEASURED;
    }
}
