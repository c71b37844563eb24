package dev.dosirak.box.distribution;

import dev.dosirak.platform.catalog.Service;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/// Runs the services of a target list in this JVM until it is told to end.
///
/// Arguments: `--target=all` or `--target=order,payment`; `--train` ends orderly as soon as everything has
/// started and answered once, for the recording of the start-up cache. System property `dosirak.logs`: the
/// folder for log files. Exit codes: 0 ended orderly, 1 a service did not start (the last line on the console
/// says which and why), 2 wrong arguments.
public final class Box {

    private static final String TARGET = "--target=";
    private static final String TRAIN = "--train";

    private Box() {}

    public static void main(String[] arguments) {
        // Contexts must not set up logging ten times over one another; the box does it once.
        System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
        System.exit(run(List.of(arguments)));
    }

    private static int run(List<String> arguments) {
        List<Service> services;
        try {
            services = chosen(arguments);
        } catch (Service.UnknownTarget | IllegalArgumentException e) {
            System.err.println(e.getMessage());
            return 2;
        }
        Logs.open(Path.of(System.getProperty("dosirak.logs", "logs")), services);
        var contexts = new Contexts();
        Runtime.getRuntime().addShutdownHook(new Thread(contexts::close, "box-shutdown"));
        try {
            contexts.start(services);
        } catch (Contexts.StartFailed e) {
            System.err.println(e.getMessage());
            return 1;
        }
        System.out.println("ready");
        if (arguments.contains(TRAIN)) {
            WarmUpRequests.send(contexts.ports());
            return 0;
        }
        contexts.awaitEnd();
        return 0;
    }

    private static List<Service> chosen(List<String> arguments) {
        var unknown = arguments.stream()
                .filter(it -> !it.startsWith(TARGET) && !it.equals(TRAIN))
                .findFirst();
        if (unknown.isPresent()) {
            throw new IllegalArgumentException("Unknown argument '%s'; usage: Box [--target=all|%s] [--train]"
                    .formatted(
                            unknown.get(),
                            String.join(
                                    ",",
                                    Arrays.stream(Service.values())
                                            .map(Service::key)
                                            .limit(2)
                                            .toList())));
        }
        return Service.targets(arguments.stream()
                .filter(it -> it.startsWith(TARGET))
                .map(it -> it.substring(TARGET.length()))
                .findFirst()
                .orElse("all"));
    }
}
