package dev.dosirak.box.command;

import dev.dosirak.box.supervisor.CommandFailed;
import dev.dosirak.box.supervisor.Home;
import dev.dosirak.box.supervisor.PollPause;
import dev.dosirak.box.supervisor.Topology;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "logs",
        header = "Prints the log of a service, or the last lines of all.",
        description = "Also of postgres, kafka, connect and supervisor.",
        footer = "%nExit codes: 0 printed, 1 there is no such log.",
        mixinStandardHelpOptions = true)
final class LogsCommand implements Callable<Integer> {

    private static final Duration POLL_INTERVAL = Duration.ofMillis(250);
    private static final String SUFFIX = ".log";
    private static final Pattern OF_NODE = Pattern.compile("/node-(\\d+)/[^/]+$");

    @Parameters(arity = "0..1", paramLabel = "SERVICE", description = "Such as order; all of them otherwise.")
    private String service = "";

    @Option(names = "--node", paramLabel = "N", description = "Only of this node; of all of them otherwise.")
    private int node;

    @Option(
            names = {"-f", "--follow"},
            description = "Stay and print what is added, until Ctrl-C.")
    private boolean follow;

    @Option(names = "--raw", description = "Lines as they stand in the file (JSON), not made for people.")
    private boolean raw;

    @Option(
            names = {"-n", "--lines"},
            paramLabel = "N",
            defaultValue = "200",
            description = "At most this many of the last lines (default: ${DEFAULT-VALUE}).")
    private int lines = 200;

    @Override
    public Integer call() {
        var terminal = Terminal.ofThisProcess();
        var files = files(Home.find(System.getenv()));
        var tails = files.stream().map(it -> new LogTail(it, source(it))).toList();
        var printer = new LogPrinter(terminal, raw, files.size() > 1);
        tails.stream()
                .flatMap(it -> it.last(lines).stream())
                .map(printer::line)
                .sorted(Comparator.comparing(LogPrinter.Line::at))
                .collect(Collectors.collectingAndThen(
                        Collectors.toList(), it -> it.subList(Math.max(0, it.size() - lines), it.size())))
                .forEach(it -> terminal.out().println(it.text()));
        while (follow && !Thread.currentThread().isInterrupted()) {
            PollPause.of(POLL_INTERVAL);
            tails.stream()
                    .flatMap(it -> it.newLines().stream())
                    .forEach(it -> terminal.out().println(printer.line(it).text()));
        }
        return 0;
    }

    private List<Path> files(Home home) {
        if (node < 0 || node > Topology.MOST_NODES) {
            throw new WrongArgument("There is no node %d".formatted(node));
        }
        var folders = node > 0
                ? List.of(home.logs(node))
                : IntStream.rangeClosed(1, Topology.MOST_NODES)
                        .mapToObj(home::logs)
                        .filter(Files::isDirectory)
                        .toList();
        var all = folders.stream().flatMap(it -> logs(it).stream()).toList();
        if (all.isEmpty()) {
            throw new CommandFailed(
                    "There are no logs in %s yet".formatted(node > 0 ? folders.getFirst() : home.logs()));
        }
        var chosen = all.stream()
                .filter(it -> service.isEmpty() || name(it).equals(service))
                .toList();
        if (chosen.isEmpty()) {
            throw new CommandFailed("There is no log of '%s'; there are: %s"
                    .formatted(
                            service,
                            all.stream().map(LogsCommand::name).distinct().collect(Collectors.joining(", "))));
        }
        return chosen;
    }

    private static List<Path> logs(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var entries = Files.list(folder)) {
            return entries.filter(it -> it.toString().endsWith(SUFFIX)).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String name(Path file) {
        var name = file.getFileName().toString();
        return name.substring(0, name.length() - SUFFIX.length());
    }

    /// `order`, or `order@2` on a second node.
    private static String source(Path file) {
        var node = OF_NODE.matcher(file.toString());
        return node.find() ? name(file) + "@" + node.group(1) : name(file);
    }
}
