package dev.dosirak.drills.rig;

import dev.dosirak.platform.embedded.ProcessIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/// What the supervisor wrote down about itself and the processes it keeps: `run/state.properties` of a data folder.
///
/// @param supervisor its process
public record RunFile(ProcessIdentity supervisor, List<Component> components) {

    /// One process of the platform, or what takes the place of one.
    ///
    /// @param process empty when it has none right now
    public record Component(String name, boolean ready, Optional<ProcessIdentity> process) {}

    /// Empty when nothing has run there yet.
    static Optional<RunFile> read(Path folder) {
        var file = folder.resolve("run/state.properties");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        var it = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            it.load(reader);
        } catch (IOException e) {
            throw new CannotMeasure("cannot read " + file + ": " + e.getMessage(), e);
        }
        return ProcessIdentity.parse(it.getProperty("supervisor", ""))
                .map(supervisor -> new RunFile(supervisor, components(it)));
    }

    private static List<Component> components(Properties it) {
        var components = new ArrayList<Component>();
        while (it.containsKey("part.%d.name".formatted(components.size()))) {
            var prefix = "part.%d.".formatted(components.size());
            components.add(new Component(
                    it.getProperty(prefix + "name"),
                    it.getProperty(prefix + "condition", "").equals("READY"),
                    ProcessIdentity.parse(it.getProperty(prefix + "process", ""))));
        }
        return List.copyOf(components);
    }

    /// The part of this name.
    public Component component(String name) {
        return components.stream()
                .filter(it -> it.name.equals(name))
                .findFirst()
                .orElseThrow(() -> new CannotMeasure("the platform has no part " + name));
    }
}
