package dev.dosirak.platform.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// PostgreSQL refuses to run as root. Where we are root, as in many build containers, it runs in a user namespace
/// of its own, in which it is nobody.
final class Privileges {

    private static final List<String> UNSHARE = List.of("unshare", "-U");

    private Privileges() {}

    /// What a command of PostgreSQL must begin with. `unshare` becomes the command, so that the process id is
    /// the server's.
    static List<String> prefix() {
        if (!output("id", "-u").equals("0")) {
            return List.of();
        }
        if (output("unshare", "-U", "id", "-u").isEmpty()
                || output("unshare", "-U", "id", "-u").equals("0")) {
            throw new InfrastructureFailed("PostgreSQL does not run as root, and this system has no user namespaces"
                    + " (`unshare -U` fails); start Dosirak as an ordinary user");
        }
        return UNSHARE;
    }

    private static String output(String... command) {
        try {
            var process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return process.onExit().join().exitValue() == 0 ? output : "";
        } catch (IOException e) {
            return "";
        }
    }
}
