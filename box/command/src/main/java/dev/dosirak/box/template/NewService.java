package dev.dosirak.box.template;

import static java.util.stream.Collectors.joining;

import dev.dosirak.box.supervisor.CommandFailed;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A service that is not there yet: a module, its contracts, its entry in the catalog and in the maps that are made
/// of it, and two lines for Maven.
public final class NewService {

    private static final Pattern CONTEXT = Pattern.compile("business(/[a-z]+)?");
    private static final Set<String> NOT_OURS = Set.of("platform", "box", "postgres");
    private static final int COLUMNS = 120;
    private static final String LAST_ENTRY = "    GATEWAY(at(";
    private static final String LAST_ROW = "| [gateway](";
    private static final String END_OF_MODULE = "</module>\n";
    private static final String END_OF_SERVICE = "<version>${project.version}</version></dependency>\n";
    private static final String PLATFORM = "contracts/http/platform.yaml";

    /// The services that answer at the one path of the platform's that the template has.
    private static final Pattern SERVED_BY = Pattern.compile(
            "/internal/v1/outbox/republish:\n(?:    .*\n)*?    x-served-by:\n(?<services>(    - .*\n)+)");

    private static final Pattern PICTURE = Pattern.compile("```\n.*?```", Pattern.DOTALL);

    private final Sources sources;
    private final Name name;
    private final Name item;
    private final String context;
    private final int port;

    /// @param root of the source tree
    /// @param item what it is about, if that is called otherwise than the service
    /// @param context the folder of its module's folder, as `business/ordering`
    /// @throws CommandFailed when there is something of this name, or it cannot be one
    public NewService(Path root, String name, String item, String context) {
        this.sources = new Sources(root);
        this.name = Name.of(name);
        this.item = Name.of(item);
        this.context = context;
        if (!CONTEXT.matcher(context).matches()) {
            throw new CommandFailed("'%s' is no place for it; business, or a folder in it such as business/ordering, is"
                            .formatted(context)
                    + " (서비스는 business 아래에만 만들 수 있습니다)");
        }
        requireFreeName();
        Template.requireFreeType(sources, this.item);
        this.port = sources.freePort();
    }

    private void requireFreeName() {
        var taken =
                sources.services().stream().anyMatch(it -> it.name().joined().equals(name.joined()))
                        || sources.modules().contains(name.key());
        if (taken) {
            throw new CommandFailed("There is a module '%s' already (이미 있는 이름입니다)".formatted(name.key()));
        }
        if (NOT_OURS.contains(name.key()) || name.key().startsWith("pg-")) {
            throw new CommandFailed("'%s' is used for something else (다른 곳에 쓰이는 이름입니다)".formatted(name.key()));
        }
    }

    public int port() {
        return port;
    }

    /// Of its module.
    public String folder() {
        return context + "/" + name.key();
    }

    /// @throws CommandFailed when something is in the way
    public SourceChange change() {
        var path = "/api/v1/" + item.several().key();
        var event = item.equals(name) ? "registered" : item.key() + "-registered";
        var change = new SourceChange(sources);
        new Template(sources, new Renaming(name, item, path, event)).service(folder(), change);
        change.edit(PLATFORM, this::served);
        change.edit(Sources.CATALOG, it -> before(it, LAST_ENTRY, entry(path)));
        change.edit(
                "pom.xml",
                it -> behindLast(
                        it, "<module>business/", END_OF_MODULE, "    <module>%s</module>\n".formatted(folder())));
        change.edit(
                "box/distribution/pom.xml",
                it -> behindLast(
                        it,
                        "<groupId>dev.dosirak</groupId>",
                        END_OF_SERVICE,
                        "    <dependency><groupId>dev.dosirak</groupId><artifactId>%s</artifactId>%s"
                                .formatted(name.key(), END_OF_SERVICE)));
        change.edit("ARCHITECTURE.md", it -> before(it, LAST_ROW, row(path)));
        change.edit("ARCHITECTURE.md", this::inPicture);
        change.edit("README.md", this::inPicture);
        return change;
    }

    /// In one line, as the formatter wants it where that fits.
    private String entry(String path) {
        var words = List.of(
                "    %s(at(%d, \"%s\")".formatted(name.constant(), port, context),
                ".routes(\"%s/**\")".formatted(path),
                ".publishes(\"%s\")".formatted(name.key()),
                ".needs(POSTGRES, IDEMPOTENCY)),");
        var line = String.join("", words);
        return (line.length() <= COLUMNS ? line : String.join("\n            ", words)) + "\n";
    }

    private String served(String contract) {
        var list = SERVED_BY.matcher(contract);
        if (!list.find()) {
            return contract;
        }
        var services = Stream.concat(list.group("services").lines(), Stream.of("    - " + name.key()));
        return contract.substring(0, list.start("services"))
                + services.sorted().collect(joining("\n", "", "\n"))
                + contract.substring(list.end("services"));
    }

    private String row(String path) {
        return "| [%s](%s) | %d | `%s/**` | – | – | – | – | postgres, idempotency |\n"
                .formatted(name.key(), folder(), port, path);
    }

    /// Behind the last service of the business that the picture shows.
    private String inPicture(String text) {
        var keys = sources.services().stream()
                .filter(it -> it.context().startsWith("business"))
                .map(it -> it.name().key())
                .toList();
        var list = Pattern.compile("(?:\\b(?:%s) · )+[a-z-]+".formatted(String.join("|", keys)));
        var picture = PICTURE.matcher(text);
        if (!picture.find()) {
            return text;
        }
        var drawn = list.matcher(picture.group()).replaceFirst("$0 · " + name.key());
        return text.substring(0, picture.start()) + drawn + text.substring(picture.end());
    }

    private static String before(String text, String place, String addition) {
        return text.contains(place) ? text.replace(place, addition + place) : text;
    }

    /// Behind the last line that holds `line` and ends so.
    private static String behindLast(String text, String line, String end, String addition) {
        var lines = Pattern.compile(".*%s.*%s".formatted(Pattern.quote(line), Pattern.quote(end)))
                .matcher(text)
                .results()
                .toList();
        return lines.isEmpty()
                ? text
                : text.substring(0, lines.getLast().end())
                        + addition
                        + text.substring(lines.getLast().end());
    }
}
