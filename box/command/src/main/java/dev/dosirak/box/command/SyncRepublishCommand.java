package dev.dosirak.box.command;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "republish",
        header = "Lets the owner tell everybody again that something has changed.",
        description = "Every copy fetches what it has not got yet. To say it twice does no harm.",
        footer = {
            "",
            "Examples:",
            "  ./dosirak sync republish shops --from -30m",
            "  ./dosirak sync republish shops --ids 0199f3a0-5a4e-7c61-9a55-0f2f8f1d2c11",
            "",
            "Exit codes: 0 published, 1 not all of it, 2 wrong arguments."
        },
        mixinStandardHelpOptions = true)
final class SyncRepublishCommand implements Callable<Integer> {

    private static final int BATCH = 500;

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private SyncCommand sync;

    @Parameters(paramLabel = "DOMAIN", description = "Such as shops.")
    private String domain = "";

    @ArgGroup(multiplicity = "1")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private What what;

    private static final class What {

        @Option(
                names = "--ids",
                required = true,
                split = ",",
                paramLabel = "ID",
                description = "These, however many; may be repeated.")
        private List<UUID> ids = List.of();

        @ArgGroup(exclusive = false)
        private @Nullable SpanOptions span;
    }

    @Override
    public Integer call() {
        var timeSpan = what.span == null ? null : what.span.span();
        var services = sync.services();
        var owner = services.look().requireSome().ownerOf(domain);
        var ids = List.copyOf(new LinkedHashSet<>(what.ids));
        var its = services.of(owner);
        long notices = timeSpan == null ? republish(its, ids) : its.republish(domain, timeSpan);
        var out = sync.terminal().out();
        out.println("%s published notices of %s: %,d".formatted(owner.key(), domain, notices));
        if (timeSpan == null && notices < ids.size()) {
            out.println("%,d of the ids it does not know".formatted(ids.size() - notices));
        }
        return 0;
    }

    private long republish(SyncEndpoints owner, List<UUID> ids) {
        long notices = 0;
        for (var batch : batches(ids)) {
            notices += owner.republish(domain, batch);
        }
        return notices;
    }

    private static List<List<UUID>> batches(List<UUID> ids) {
        var batches = new ArrayList<List<UUID>>();
        for (int from = 0; from < ids.size(); from += BATCH) {
            batches.add(ids.subList(from, Math.min(ids.size(), from + BATCH)));
        }
        return batches;
    }
}
