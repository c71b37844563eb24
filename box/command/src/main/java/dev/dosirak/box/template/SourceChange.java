package dev.dosirak.box.template;

import static java.util.Objects.requireNonNull;

import dev.dosirak.box.supervisor.CommandFailed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/// What is about to be written: files that are new, and lines in files that are there. Nothing is written before
/// [#write()], and nothing ever in place of something else.
public final class SourceChange {

    private final Sources sources;
    private final Map<String, String> created = new TreeMap<>();
    private final Map<String, String> edited = new TreeMap<>();
    private final Map<String, String> before = new TreeMap<>();
    private final Set<String> roots = new TreeSet<>();

    SourceChange(Sources sources) {
        this.sources = sources;
    }

    /// @throws CommandFailed when there is such a file
    void create(String file, String text) {
        if (sources.has(file)) {
            throw new CommandFailed(
                    "%s is there already, and nothing was written (이미 있는 파일이어서 아무것도 쓰지 않았습니다)".formatted(file));
        }
        created.put(file, text);
        roots.add(root(file));
    }

    private String root(String file) {
        int slash = file.lastIndexOf('/');
        return slash < 0 || sources.has(file.substring(0, slash)) ? file : root(file.substring(0, slash));
    }

    /// @throws CommandFailed when the file is not there, or is not laid out as the edit expects
    void edit(String file, UnaryOperator<String> edit) {
        var old = before.computeIfAbsent(file, it -> sources.has(it) ? sources.read(it) : "");
        var text = edited.getOrDefault(file, old);
        var now = edit.apply(text);
        if (old.isEmpty() || now.equals(text)) {
            throw new CommandFailed(
                    "%s is not laid out as expected, and nothing was written (파일의 형식이 예상과 달라 아무것도 쓰지 않았습니다)"
                            .formatted(file));
        }
        edited.put(file, now);
    }

    /// Of a file that is new.
    String text(String file) {
        return requireNonNull(created.get(file));
    }

    public void write() {
        try {
            for (var file : created.entrySet()) {
                var path = sources.root().resolve(file.getKey());
                Files.createDirectories(path.getParent());
                Files.writeString(path, file.getValue(), StandardOpenOption.CREATE_NEW);
            }
            for (var file : edited.entrySet()) {
                Files.writeString(sources.root().resolve(file.getKey()), file.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The new files, by path.
    public List<String> created() {
        return List.copyOf(created.keySet());
    }

    /// The new files, and the new folders that hold nothing else.
    public Set<String> roots() {
        return new TreeSet<>(roots);
    }

    /// The files that were there, by path.
    public List<String> edited() {
        return List.copyOf(edited.keySet());
    }

    /// How many lines of a file are new.
    public long lines(String file) {
        var text = created.get(file);
        if (text != null) {
            return text.lines().count();
        }
        var old = new HashSet<>(requireNonNull(before.get(file)).lines().toList());
        return requireNonNull(edited.get(file))
                .lines()
                .filter(it -> !old.contains(it))
                .count();
    }
}
