package dev.dosirak.box.command;

import dev.dosirak.box.supervisor.CommandFailed;
import dev.dosirak.demo.DemoCommand;
import dev.dosirak.demo.ImportCommand;
import dev.dosirak.drills.BenchCommand;
import dev.dosirak.drills.DrillCommand;
import dev.dosirak.platform.catalog.Service;
import dev.dosirak.platform.embedded.InfrastructureFailed;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;

/// `./dosirak`: finds the command and turns what goes wrong into one line and an exit code.
@Command(
        name = "dosirak",
        description = "Runs Dosirak, an open delivery-commerce platform, on this machine.",
        subcommands = {
            UpCommand.class,
            DemoCommand.class,
            ImportCommand.class,
            BenchCommand.class,
            DrillCommand.class,
            StatusCommand.class,
            LogsCommand.class,
            DownCommand.class,
            ResetCommand.class,
            ParkedCommand.class,
            PgCommand.class,
            PaymentCommand.class,
            SyncCommand.class,
            NewCommand.class,
            DistCommand.class,
        },
        synopsisSubcommandLabel = "COMMAND",
        commandListHeading = "%nCommands (each knows --help):%n",
        footer = {
            "  build   Builds what has changed; the other commands do so by themselves.",
            "  test    Builds and tests everything, or the modules named.",
            "  release Makes a version of the sources: changelog, tag and archive.",
            "",
            "Environment:",
            "  DOSIRAK_HOME         data folder (default: .dosirak beside this script)",
            "  DOSIRAK_JAVA_HOME    the JDK to use (25 or newer; found by itself otherwise)",
            "  DOSIRAK_PORT_OFFSET  added to every port, to run beside another one",
            "  DOSIRAK_SERVICE_JVM  flags for the services' JVM, such as -Xmx1g",
            "  KAFKA_BOOTSTRAP_SERVERS, CONNECT_URL, <SERVICE>_DATASOURCE_URL (_USERNAME,",
            "  _PASSWORD)           infrastructure that runs elsewhere; ours then stays off",
            "",
            "Exit codes: 0 done, 1 not done (one line says why), 2 wrong arguments."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class)
public final class Main {

    /// As the build wrote it into our jar.
    static final class Version implements CommandLine.IVersionProvider {

        @Override
        public String[] getVersion() {
            return new String[] {"dosirak " + number()};
        }

        static String number() {
            var built = Main.class.getPackage().getImplementationVersion();
            return built == null ? "(not packaged)" : built;
        }
    }

    private static final int NOT_DONE = 1;

    private Main() {}

    public static void main(String[] arguments) {
        // Korean names must come out right whatever the locale of the terminal is said to be.
        System.setOut(new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8));
        System.exit(commandLine().execute(arguments.length == 0 ? new String[] {"--help"} : arguments));
    }

    static CommandLine commandLine() {
        return commandLine(new Main());
    }

    /// @param command with annotations of picocli
    static CommandLine commandLine(Object command) {
        var terminal = Terminal.ofThisProcess();
        return new CommandLine(command)
                .setColorScheme(CommandLine.Help.defaultColorScheme(terminal.colours() ? Ansi.ON : Ansi.OFF))
                .setUsageHelpWidth(80)
                .setExecutionExceptionHandler((failure, line, _) -> {
                    if (failure instanceof CommandFailed
                            || failure instanceof InfrastructureFailed
                            || failure instanceof Service.UnknownTarget
                            || failure instanceof ServiceCallFailed) {
                        line.getErr().println("dosirak: " + failure.getMessage());
                        return NOT_DONE;
                    }
                    if (failure instanceof WrongArgument) {
                        line.getErr().println("dosirak: " + failure.getMessage());
                        return CommandLine.ExitCode.USAGE;
                    }
                    throw failure;
                });
    }
}
