package dev.dosirak.drills;

import dev.dosirak.drills.crash.CrashBench;
import dev.dosirak.drills.crash.KafkaLostBench;
import dev.dosirak.drills.crash.LateBench;
import dev.dosirak.drills.dark.DarkBench;
import dev.dosirak.drills.orderwrite.OrderWriteBench;
import dev.dosirak.drills.overload.OverloadBench;
import dev.dosirak.drills.pgoutage.PgFailoverBench;
import dev.dosirak.drills.poison.PoisonBench;
import dev.dosirak.drills.query.FreshnessBench;
import dev.dosirak.drills.query.QueryBench;
import dev.dosirak.drills.query.QueryScaleBench;
import dev.dosirak.drills.query.SearchBench;
import dev.dosirak.drills.realinput.RealInputBench;
import dev.dosirak.drills.reconcile.ReconcileBench;
import dev.dosirak.drills.startup.FirstRunBench;
import dev.dosirak.drills.startup.StartupBench;
import dev.dosirak.drills.sync.NoticeCostBench;
import dev.dosirak.drills.sync.ResyncBench;
import picocli.CommandLine.Command;

/// `./dosirak bench`: one subcommand per bench.
@Command(
        name = "bench",
        header = "Measures the platform on this machine, or kills it and checks the books.",
        description = {
            "Each bench starts a platform of its own in a fresh data folder, and deletes",
            "it afterwards; your data is not touched. Nothing else should run meanwhile.",
            "Figures come on standard output, one per line: 'metric value unit'; progress",
            "comes on standard error. The first three (host.cpu_score, host.memory_score,",
            "host.fsync_score) are of the machine: by them figures of different days are",
            "compared."
        },
        subcommands = {
            StartupBench.class,
            FirstRunBench.class,
            OrderWriteBench.class,
            FreshnessBench.class,
            QueryBench.class,
            QueryScaleBench.class,
            SearchBench.class,
            ResyncBench.class,
            NoticeCostBench.class,
            DarkBench.class,
            KafkaLostBench.class,
            CrashBench.class,
            LateBench.class,
            PoisonBench.class,
            RealInputBench.class,
            ReconcileBench.class,
            OverloadBench.class,
            PgFailoverBench.class
        },
        synopsisSubcommandLabel = "BENCH",
        commandListHeading = "%nBenches (each knows --help):%n",
        footer = {
            "",
            "Exit codes: 0 measured and every goal was met, 1 could not measure (one line",
            "says why), 2 wrong arguments, 3 a promise was broken (nothing may be lost,",
            "charged twice, or differ), 4 measured, and a goal was missed (too slow here)."
        },
        mixinStandardHelpOptions = true)
public final class BenchCommand {}
