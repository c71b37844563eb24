package dev.dosirak.demo;

import dev.dosirak.demo.load.Assumptions;
import dev.dosirak.demo.load.FileImporter;
import dev.dosirak.demo.load.ImportCheckpoints;
import dev.dosirak.demo.load.ImportStopped;
import dev.dosirak.demo.load.Kind;
import dev.dosirak.demo.load.Projection;
import dev.dosirak.demo.load.Summary;
import dev.dosirak.demo.local.DataFolder;
import dev.dosirak.demo.people.Api;
import dev.dosirak.demo.people.ApiRefusal;
import dev.dosirak.demo.people.CallLog;
import dev.dosirak.demo.people.Endpoints;
import dev.dosirak.demo.people.NoAnswer;
import dev.dosirak.demo.people.Operator;
import dev.dosirak.demo.people.Session;
import dev.dosirak.demo.terminal.ImportBar;
import dev.dosirak.demo.terminal.Screen;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `./dosirak import FILE…`: brings a company's members, shops and menus in.
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Imports members, shops and menus from CSV, JSON or NDJSON files.",
            "",
            "Rows that cannot be taken are reported with their line; the others go in. A run that was interrupted goes"
                    + " on where it stopped when it is started again, and one with refused rows tries them again.",
            "",
            "members.csv   code,role,email,name,phone and password or passwordHash ({bcrypt}$2a$…)",
            "shops.csv     code,ownerCode,name,category,phone,notice,road,district,lat,lng,radiusMeters,minimumOrder,"
                    + "fees (1000:2000 3000:3500),hours (mon-fri 11:00-22:00; sat,sun 12:00-02:00),closedDays",
            "              The public licence list (사업장명, 관리번호, 좌표정보…) is read as it is, with --owner.",
            "menus.ndjson  {\"code\":\"the shop's\",\"menu\":{\"categories\":[…]}} per line",
            ""
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:every row is in", "1:some rows were refused", "2:the import could not run"})
public final class ImportCommand implements Callable<Integer> {

    private static final int SHOWN = 20;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Files in any order.")
    private List<Path> files = List.of();

    @Option(
            names = "--kind",
            description = "What the rows are: members, shops, menus. Else found out from header or name.")
    private @Nullable String kind;

    @Option(names = "--errors", paramLabel = "FILE", description = "Write every refused row here, as CSV.")
    private @Nullable Path errors;

    @Option(names = "--restart", description = "Begin anew, whatever an earlier run has done.")
    private boolean restart;

    @Option(
            names = "--owner",
            paramLabel = "CODE",
            description = "Whose the shops are that name no owner: licence data never do.")
    private @Nullable String owner;

    @Option(
            names = "--coordinates",
            paramLabel = "EPSG:CODE",
            description = "What coordinates are that are no degrees: EPSG:5174, 2097, 5181, 5186, 5179.")
    private @Nullable String coordinates;

    @Option(names = "--operator", paramLabel = "EMAIL", description = "Who imports. Else the operator of this machine.")
    private @Nullable String operator;

    @Option(
            names = "--password",
            interactive = true,
            arity = "0..1",
            description = "Theirs; asked for when no value is given.")
    private @Nullable String password;

    private final Screen screen = Screen.standard();

    @Override
    public Integer call() {
        try {
            var given = kind == null ? null : kindNamed(kind);
            var kinds = new HashMap<Path, Kind>();
            for (var file : files) {
                kinds.put(file, FileImporter.kindOf(file, given, assumptions()));
            }
            Endpoints.fromEnvironment().requireReachable();
            var memory = ImportCheckpoints.in(
                    DataFolder.find().resolve("import"),
                    Endpoints.fromEnvironment().gateway());
            boolean goesOn = !restart && isAnyHalf(kinds, memory);
            try (var refusalReport = RefusalReport.open(errors, !goesOn, screen, SHOWN)) {
                return run(
                        files.stream().sorted(Comparator.comparing(kinds::get)).toList(), given, memory, refusalReport);
            }
        } catch (ImportStopped | ApiRefusal | NoAnswer | IllegalArgumentException | IOException e) {
            System.err.println("dosirak import: " + e.getMessage());
            return 2;
        }
    }

    private boolean isAnyHalf(Map<Path, Kind> kinds, ImportCheckpoints memory) throws IOException {
        for (var file : kinds.entrySet()) {
            if (memory.isHalf(file.getKey(), file.getValue(), assumptions())) {
                return true;
            }
        }
        return false;
    }

    private int run(List<Path> inOrder, @Nullable Kind given, ImportCheckpoints memory, RefusalReport refusalReport) {
        var endpoints = Endpoints.fromEnvironment();
        long refused = 0;
        try (var api = new Api(endpoints, CallLog.NONE)) {
            var login = login();
            var session = Session.login(api, "operator", login.email(), login.password());
            var fileImporter = new FileImporter(
                    new Operator(session),
                    memory,
                    new ImportBar(screen),
                    refusalReport::add,
                    refusalReport::note,
                    assumptions());
            for (var file : inOrder) {
                var summary = fileImporter.run(file, given, restart);
                refused += summary.refused();
                tell(file, summary);
            }
        }
        refusalReport.printSummary();
        return refused == 0 ? 0 : 1;
    }

    private void tell(Path file, Summary summary) {
        screen.line("  %s: %,d imported, %,d unchanged, %,d refused%s"
                .formatted(
                        file.getFileName(),
                        summary.imported(),
                        summary.unchanged(),
                        summary.refused(),
                        summary.skipped() == 0 ? "" : ", %,d left out".formatted(summary.skipped())));
    }

    private Assumptions assumptions() {
        return new Assumptions(
                Optional.ofNullable(owner), Optional.ofNullable(coordinates).map(ImportCommand::projection));
    }

    private static Projection projection(String name) {
        return Projection.in("EPSG:" + name.replaceAll("[^0-9]", ""))
                .orElseThrow(() -> new IllegalArgumentException(
                        "--coordinates is one of %s, not %s".formatted(Projection.names(), name)));
    }

    private static Kind kindNamed(String name) {
        try {
            return Kind.valueOf(name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("--kind is members, shops or menus, not " + name, e);
        }
    }

    private OperatorLogin login() {
        if (operator != null) {
            if (password == null) {
                throw new IllegalArgumentException("--operator needs --password (without a value it is asked for)");
            }
            return new OperatorLogin(operator, password);
        }
        return OperatorLogin.find(DataFolder.find())
                .orElseThrow(() -> new IllegalArgumentException(
                        "Who imports? Give --operator and --password, or start the platform here with ./dosirak up."));
    }
}
