package dev.dosirak.box.template;

import static java.util.stream.Collectors.joining;

import dev.dosirak.box.supervisor.CommandFailed;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// `box/template`, laid out as the repository is: a service with one item, and the contracts of both.
record Template(Sources sources, Renaming renaming) {

    private static final String FOLDER = "box/template/";
    private static final String SERVICE = "template-service/";
    private static final String PROBLEMS = SERVICE + "src/main/resources/template-service-problems";
    private static final String CONTRACT = "contracts/http/template-service.yaml";

    /// Paths, operations, and what people say of these.
    private static final Pattern WORDS =
            Pattern.compile("^ {2}/.*\\R| {4}(?:get|put|post|delete|patch):\\R| {6}summary: .*\\R", Pattern.MULTILINE);

    private static final String PATHS = "\npaths:\n";
    private static final String REASONS = "contracts/events/without-consumer.properties";
    private static final String MEANING = "Registered by an operator.";

    /// Everything, as a module of its own.
    void service(String folder, SourceChange change) {
        copy(it -> !it.equals(REASONS), folder, 1, change);
        reason(change);
    }

    /// The item alone, as a feature of a service that is there.
    ///
    /// @param migration the version of its table
    void feature(String folder, int migration, SourceChange change) {
        copy(Template::isOfTheItem, folder, migration, change);
        for (var problems : List.of(PROBLEMS + ".properties", PROBLEMS + "_en.properties")) {
            change.edit(target(problems, folder, 1), it -> it + text(problems, folder));
        }
        summaries(change);
        reason(change);
    }

    /// The contract of the event alone.
    ///
    /// @param meaning one sentence
    void event(String meaning, SourceChange change) {
        var contract =
                files().stream().filter(Template::isOfAnEvent).findFirst().orElseThrow();
        var quoted = meaning.replace("\\", "\\\\").replace("\"", "\\\"");
        change.create(renaming.of(contract), text(contract, "").replace(MEANING, quoted));
        reason(change);
    }

    private void copy(Predicate<String> wanted, String folder, int migration, SourceChange change) {
        files().stream().filter(wanted).forEach(it -> change.create(target(it, folder, migration), text(it, folder)));
    }

    private List<String> files() {
        return sources.files(FOLDER).stream()
                .map(it -> it.substring(FOLDER.length()))
                .toList();
    }

    private static boolean isOfTheItem(String file) {
        return file.contains("/templateitem/") || file.endsWith(".sql") || isOfAnEvent(file);
    }

    private static boolean isOfAnEvent(String file) {
        return file.endsWith(".schema.json");
    }

    private String target(String file, String folder, int migration) {
        var moved = file.startsWith(SERVICE) ? folder + "/" + file.substring(SERVICE.length()) : file;
        return renaming.of(moved.replace("/V1__", "/V%d__".formatted(migration)));
    }

    private String text(String file, String folder) {
        var text = sources.read(FOLDER + file);
        if (file.endsWith(".java")) {
            return renaming.ofJava(text);
        }
        // Only the POM says how deep it lies.
        return renaming.of(text.replace("../../../pom.xml", "../".repeat(folder.split("/", -1).length) + "pom.xml"));
    }

    /// The rest of the contract follows from the code.
    private void summaries(SourceChange change) {
        var paths = text(CONTRACT, "");
        var words = WORDS.matcher(paths.substring(paths.indexOf(PATHS)))
                .results()
                .map(MatchResult::group)
                .collect(joining("", PATHS, ""));
        change.edit(renaming.of(CONTRACT), it -> it.replace(PATHS, words));
    }

    /// Why nobody hears the event yet, at its place in the alphabet.
    private void reason(SourceChange change) {
        var reason = renaming.of(sources.read(FOLDER + REASONS));
        change.edit(REASONS, all -> {
            int place = all.lines()
                    .filter(it -> it.startsWith("#") || it.compareTo(reason) < 0)
                    .mapToInt(it -> it.length() + 1)
                    .sum();
            return all.substring(0, place) + reason + all.substring(place);
        });
    }

    /// @throws CommandFailed when code that is there has a type of this name, or Java has
    static void requireFreeType(Sources sources, Name item) {
        var isJavas = List.of("java.lang.", "java.util.", "java.time.", "java.sql.").stream()
                .anyMatch(it -> exists(it + item.type()));
        var file = "/" + item.type() + ".java";
        var taken = sources.files("").stream().filter(it -> it.endsWith(file)).findFirst();
        if (isJavas || taken.isPresent()) {
            throw new CommandFailed("There is a type %s already%s; choose another name (같은 이름의 타입이 이미 있습니다)"
                    .formatted(item.type(), taken.map(it -> ", " + it).orElse(" in Java")));
        }
    }

    private static boolean exists(String type) {
        try {
            Class.forName(type, false, Template.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}
