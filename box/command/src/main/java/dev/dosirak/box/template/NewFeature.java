package dev.dosirak.box.template;

import java.nio.file.Path;
import java.util.regex.Pattern;

/// A feature that a service has not yet: what may be registered there by a command, its table, endpoint, event and
/// tests.
public final class NewFeature {

    private static final Pattern MIGRATION = Pattern.compile(".*/V(\\d+)__\\w+\\.sql");

    private final Sources sources;
    private final Sources.Service service;
    private final Name item;

    /// @param root of the source tree
    /// @throws CommandFailed when there is no such service, or something of this name
    public NewFeature(Path root, String service, String item) {
        this.sources = new Sources(root);
        this.service = sources.service(service);
        this.item = Name.of(item);
        Template.requireFreeType(sources, this.item);
    }

    /// @throws CommandFailed when something is in the way
    public SourceChange change() {
        var path = service.route() + "/" + item.several().key();
        var change = new SourceChange(sources);
        new Template(sources, new Renaming(service.name(), item, path, item.key() + "-registered"))
                .feature(service.folder(), nextMigration(), change);
        return change;
    }

    private int nextMigration() {
        var folder = "%s/src/main/resources/db/%s"
                .formatted(service.folder(), service.name().key());
        return 1
                + sources.files(folder).stream()
                        .map(MIGRATION::matcher)
                        .filter(it -> it.matches())
                        .mapToInt(it -> Integer.parseInt(it.group(1)))
                        .max()
                        .orElse(0);
    }
}
