package dev.dosirak.platform.embedded;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.List;

/// Ends the servers of a test run with whoever started them, however that one ends: `kill -9` as well. The servers of
/// a platform are on no leash: its next start takes care of those that were left behind.
final class ParentWatch {

    /// Whether servers that this JVM starts are to end with it.
    static final String WANTED = "dosirak.servers.leashed";

    // Nobody writes to it, so that it reads to the end of the pipe, which comes with our own. PostgreSQL stops
    // at once by the first signal and heeds no second; a JVM that was started in the background may heed the
    // second only.
    private static final String UNTIL_WE_END = "read -r _; kill -INT \"$1\"; kill -TERM \"$1\"";

    private ParentWatch() {}

    static void attach(Process server) throws IOException {
        if (!Boolean.getBoolean(WANTED)) {
            return;
        }
        var leash = new ProcessBuilder(List.of("sh", "-c", UNTIL_WE_END, "leash", Long.toString(server.pid())))
                .redirectOutput(Redirect.DISCARD)
                .redirectError(Redirect.DISCARD)
                .start();
        // A process id is used again. As long as the server lives this also keeps the pipe from being tidied away.
        server.onExit().thenRun(leash::destroyForcibly);
    }
}
