package dev.dosirak.drills;

import dev.dosirak.drills.paidinvisible.PaidInvisibleDrill;
import dev.dosirak.drills.pgoutage.PgOutageDrill;
import dev.dosirak.drills.shuffle.ShuffleDrill;
import picocli.CommandLine.Command;

/// `./dosirak drill`: one subcommand per drill.
@Command(
        name = "drill",
        header = "Plays an incident that really happened, and shows what saves from it.",
        description = {
            "Each drill starts a platform of its own in a fresh data folder, and deletes it",
            "afterwards; your data is not touched. '--mode before' switches the design on",
            "that failed, and must show the failure; '--mode after' its remedy, and every",
            "promise must hold. A table comes on standard output; a report in one HTML file",
            "and the raw results go to a folder of target/drills."
        },
        subcommands = {PgOutageDrill.class, PaidInvisibleDrill.class, ShuffleDrill.class},
        synopsisSubcommandLabel = "DRILL",
        commandListHeading = "%nDrills (each knows --help):%n",
        footer = {
            "",
            "Exit codes: 0 as it should be, 1 could not be played (one line says why),",
            "2 wrong arguments, 3 a promise was broken (after), 4 the failure was not shown",
            "(before)."
        },
        mixinStandardHelpOptions = true)
public final class DrillCommand {}
