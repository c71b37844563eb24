package dev.dosirak.box.command;

import dev.dosirak.box.supervisor.Home;
import dev.dosirak.box.supervisor.Processes;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(
        name = "down",
        header = "Stops everything in order; the data stays.",
        description = "Also ends what is left of a Dosirak whose supervisor was killed.",
        footer = "%nExit codes: 0 nothing runs any more, 1 otherwise.",
        mixinStandardHelpOptions = true)
final class DownCommand implements Callable<Integer> {

    @Override
    public Integer call() {
        var out = Terminal.ofThisProcess().out();
        var home = Home.find(System.getenv());
        var processes = new Processes(home);
        var supervisor = SupervisorProcess.running(home);
        if (supervisor.isPresent()) {
            out.println("Stopping…");
            supervisor.get().stop();
            out.println("Stopped. The data stays; ./dosirak up goes on with it.");
        } else {
            var ended = processes.end();
            ended.forEach(it -> out.println("Ended %s (process %d), left by a supervisor that was killed."
                    .formatted(it.name(), it.processIdentity().pid())));
            if (ended.isEmpty()) {
                out.println("Dosirak is not running.");
            }
        }
        return processes.running().isEmpty() ? 0 : 1;
    }
}
