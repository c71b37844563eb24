package dev.dosirak.box.acceptance;

import java.util.List;

/// How the platform's services are spread over processes.
enum Topology {
    ONE_JVM("one-jvm", dev.dosirak.box.supervisor.Topology.TOGETHER),
    ISOLATED("isolated", dev.dosirak.box.supervisor.Topology.ISOLATED, "--isolated"),
    TWO_NODES("two-nodes", new dev.dosirak.box.supervisor.Topology(false, 2), "--nodes=2");

    private final String folder;
    private final dev.dosirak.box.supervisor.Topology planned;
    private final List<String> options;

    Topology(String folder, dev.dosirak.box.supervisor.Topology planned, String... options) {
        this.folder = folder;
        this.planned = planned;
        this.options = List.of(options);
    }

    /// The name of its data folder.
    String folder() {
        return folder;
    }

    dev.dosirak.box.supervisor.Topology planned() {
        return planned;
    }

    /// Of `./dosirak up`.
    List<String> options() {
        return options;
    }
}
