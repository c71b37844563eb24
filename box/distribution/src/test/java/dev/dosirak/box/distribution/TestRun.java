package dev.dosirak.box.distribution;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectPackage;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/// Runs the tests of packages and classes in the order in which they are named, in a process of its own. Writes what
/// failed into the file that is named first, and in its last line how many passed.
final class TestRun {

    private TestRun() {}

    public static void main(String[] arguments) throws IOException {
        try (var out = new PrintWriter(arguments[0], StandardCharsets.UTF_8)) {
            long passed = 0;
            for (var name : Arrays.asList(arguments).subList(1, arguments.length)) {
                var summary = new SummaryGeneratingListener();
                var tests = LauncherDiscoveryRequestBuilder.request()
                        .selectors(name.matches(".*\\.[A-Z]\\w+") ? selectClass(name) : selectPackage(name))
                        .build();
                LauncherFactory.create().execute(tests, summary);
                summary.getSummary().printFailuresTo(out, 20);
                passed += summary.getSummary().getTestsSucceededCount();
            }
            out.println(passed + " passed");
        }
        System.exit(0); // whatever threads the tests have left
    }
}
