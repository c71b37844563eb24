package dev.dosirak.box.command;

import dev.dosirak.box.supervisor.CommandFailed;
import dev.dosirak.box.supervisor.Home;
import dev.dosirak.box.supervisor.Processes;
import dev.dosirak.box.supervisor.RunState;
import java.nio.charset.StandardCharsets;
import java.util.Scanner;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "reset",
        header = "Deletes all data, for a start from nothing.",
        description = "Asks first. What the build made stays.",
        footer = "%nExit codes: 0 deleted, or there was nothing, 1 not deleted.",
        mixinStandardHelpOptions = true)
final class ResetCommand implements Callable<Integer> {

    @Option(names = "--yes", description = "Do not ask.")
    private boolean yes;

    @Override
    public Integer call() {
        var out = Terminal.ofThisProcess().out();
        var home = Home.find(System.getenv());
        if (!home.exists()) {
            out.println("There is no data in %s.".formatted(home.folder()));
            return 0;
        }
        if (RunState.running(home).isPresent() || !new Processes(home).running().isEmpty()) {
            throw new CommandFailed("Dosirak is running; end it first with ./dosirak down");
        }
        if (!yes && !agreed(home)) {
            throw new CommandFailed("nothing was deleted");
        }
        home.erase();
        out.println("Deleted the data in %s.".formatted(home.folder()));
        return 0;
    }

    private static boolean agreed(Home home) {
        System.out.print("Delete all data in %s? Type yes: ".formatted(home.folder()));
        System.out.flush();
        var answer = new Scanner(System.in, StandardCharsets.UTF_8);
        return answer.hasNextLine() && answer.nextLine().strip().equalsIgnoreCase("yes");
    }
}
