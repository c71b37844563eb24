package dev.dosirak.box.command;

import dev.dosirak.box.supervisor.Plan;
import java.util.List;

/// One line per service: whether it takes requests, where, how far its outbox is behind, what is parked.
final class ServiceTable {

    private final Terminal terminal;
    private final Plan plan;

    ServiceTable(Terminal terminal, Plan plan) {
        this.terminal = terminal;
        this.plan = plan;
    }

    void show(List<ServiceState> services) {
        var out = terminal.out();
        out.println(terminal.bold(row("SERVICE", "STATE    ", "URL", "OUTBOX BEHIND", "PARKED")));
        for (var each : services) {
            out.println(row(
                    each.service().key(),
                    state(each),
                    plan.url(each.service()).toString(),
                    each.service().hasOutbox() ? behind(each) : "",
                    parked(each)));
        }
    }

    private String state(ServiceState service) {
        if (service.isReady()) {
            return terminal.green("ready    ");
        }
        return service.ready() == 0
                ? terminal.red("not ready")
                : terminal.yellow("%-9s".formatted(service.ready() + " of " + service.nodes()));
    }

    private static String row(String name, String state, String url, String behind, String parked) {
        return "%-14s %s %-28s %15s %8s".formatted(name, state, url, behind, parked);
    }

    private static String behind(ServiceState service) {
        if (service.database().isEmpty()) {
            return "no database";
        }
        return service.database()
                .flatMap(Database::slot)
                .map(it -> it.lost()
                        ? "lost"
                        : DisplayFormat.bytes(it.behind()) + (it.unread().isZero() ? "" : ", unread"))
                .orElse("no slot");
    }

    private static String parked(ServiceState service) {
        if (!service.service().hasDatabase()) {
            return "";
        }
        return service.database()
                .map(it -> Long.toString(it.parked().items()))
                .orElse(service.service().hasOutbox() ? "" : "no database");
    }
}
