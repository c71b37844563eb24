package dev.dosirak.box.template;

import java.nio.file.Path;
import java.util.List;

/// An event that a service does not promise yet.
public final class NewEvent {

    private final Sources sources;
    private final Sources.Service service;
    private final Name name;
    private final String meaning;

    /// @param root of the source tree
    /// @param name in the past tense, as `picked-up`
    /// @param meaning one sentence for those who hear it
    /// @throws CommandFailed when there is no such service, or such an event
    public NewEvent(Path root, String service, String name, String meaning) {
        this.sources = new Sources(root);
        this.service = sources.service(service);
        this.name = Name.of(name);
        this.meaning = meaning;
    }

    /// `order.picked-up.v1`.
    public String type() {
        return "%s.%s.v1".formatted(service.name().key(), name.key());
    }

    /// @throws CommandFailed when something is in the way
    public SourceChange change() {
        var change = new SourceChange(sources);
        new Template(sources, new Renaming(service.name(), service.name(), "", name.key())).event(meaning, change);
        return change;
    }

    /// The files that make what the service tells.
    public List<String> publishers() {
        return sources.files(service.code()).stream()
                .filter(it -> sources.read(it).contains("new Message("))
                .toList();
    }
}
