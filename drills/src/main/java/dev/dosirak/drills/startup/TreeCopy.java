package dev.dosirak.drills.startup;

import dev.dosirak.drills.rig.CannotMeasure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A source tree as it was last committed, in a folder of the bench's own.
///
/// @param folder of the copy
record TreeCopy(Path folder) {

    private static final String COMMAND_LINE = "dev.dosirak.box.command.Main";

    /// Cloned from this disk.
    static TreeCopy of(Path source, Path folder) throws IOException, InterruptedException {
        run("clone " + source, "git", "clone", "--quiet", "--no-hardlinks", source.toString(), folder.toString());
        return new TreeCopy(folder);
    }

    /// Writes a service into it, as `./dosirak new service` does. It is not built for that.
    void addService(String name) throws IOException, InterruptedException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command = new ArrayList<>(List.of(java, "-XX:TieredStopAtLevel=1", "-Ddosirak.root=" + folder));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), COMMAND_LINE, "new", "service", name));
        run("add the service " + name, command.toArray(String[]::new));
    }

    private static void run(String what, String... command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new CannotMeasure("cannot %s: %s".formatted(what, output.strip()));
        }
    }
}
