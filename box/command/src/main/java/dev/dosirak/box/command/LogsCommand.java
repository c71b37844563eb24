package dev.dosirak.box.command;

import dev.dosirak.box.supervisor.Home;
import dev.dosirak.box.supervisor.Pause;
import dev.dosirak.box.supervisor.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
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

    private static final Duration LOOK = Duration.ofMillis(250);
    private static final String SUFFIX = ".log";

    @Parameters(arity = "0..1", paramLabel = "SERVICE", description = "Such as order; all of them otherwise.")
    private String service = "";

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
        var files = files(Home.find(System.getenv()).logs());
        var tails = files.stream().map(it -> new LogTail(it, name(it))).toList();
        var printer = new LogPrinter(terminal, raw, files.size() > 1);
        tails.stream()
                .flatMap(it -> it.last(lines).stream())
                .map(printer::line)
                .sorted(Comparator.comparing(LogPrinter.Line::at))
                .collect(Collectors.collectingAndThen(
                        Collectors.toList(), it -> it.subList(Math.max(0, it.size() - lines), it.size())))
                .forEach(it -> terminal.out().println(it.text()));
        while (follow && !Thread.currentThread().isInterrupted()) {
            Pause.of(LOOK);
            tails.stream()
                    .flatMap(it -> it.fresh().stream())
                    .forEach(it -> terminal.out().println(printer.line(it).text()));
        }
        return 0;
    }

    private List<Path> files(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new Refusal("There are no logs in %s yet".formatted(folder));
        }
        try (var entries = Files.list(folder)) {
            var all = entries.filter(it -> it.toString().endsWith(SUFFIX))
                    .sorted()
                    .toList();
            if (service.isEmpty()) {
                return all;
            }
            var chosen = all.stream().filter(it -> name(it).equals(service)).toList();
            if (chosen.isEmpty()) {
                throw new Refusal("There is no log of '%s'; there are: %s"
                        .formatted(service, all.stream().map(LogsCommand::name).collect(Collectors.joining(", "))));
            }
            return chosen;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String name(Path file) {
        var name = file.getFileName().toString();
        return name.substring(0, name.length() - SUFFIX.length());
    }
}
