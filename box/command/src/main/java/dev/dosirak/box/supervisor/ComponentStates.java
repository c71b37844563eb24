package dev.dosirak.box.supervisor;

import dev.dosirak.box.supervisor.RunState.ComponentState;
import dev.dosirak.box.supervisor.RunState.Condition;
import dev.dosirak.box.supervisor.RunState.Phase;
import dev.dosirak.platform.embedded.ProcessIdentity;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The state of each component; saved at every change, and waited for by the parts that need it.
final class ComponentStates {

    private final Home home;
    private final Topology topology;
    private final String targets;
    private final Clock clock;
    private final Instant since;
    private final Map<String, ComponentState> components = new LinkedHashMap<>();
    private Phase phase = Phase.STARTING;
    private String reason = "";

    ComponentStates(Home home, Topology topology, String targets, List<String> names, Clock clock) {
        this.home = home;
        this.topology = topology;
        this.targets = targets;
        this.clock = clock;
        this.since = clock.instant();
        names.forEach(it -> components.put(it, new ComponentState(it, Condition.WAITING, "", since, 0, 0, "")));
        save();
    }

    synchronized void starting(String part) {
        change(part, Condition.STARTING, "");
    }

    synchronized void ready(String part, String identity) {
        var before = state(part);
        var now = clock.instant();
        var took = Duration.between(before.since(), now).toMillis();
        components.put(
                part,
                new ComponentState(part, Condition.READY, identity, now, took, before.restarts(), before.lastDeath()));
        if (phase == Phase.STARTING
                && components.values().stream().allMatch(it -> it.condition() == Condition.READY || it.isBehind())) {
            phase = Phase.READY;
        }
        save();
        notifyAll();
    }

    synchronized void died(String part, String how) {
        var before = state(part);
        components.put(
                part,
                new ComponentState(
                        part,
                        Condition.DOWN,
                        "",
                        clock.instant(),
                        before.tookMillis(),
                        before.restarts() + 1,
                        clock.instant() + " " + how));
        save();
        notifyAll();
    }

    synchronized void stopped(String part) {
        change(part, Condition.STOPPED, "");
    }

    private void change(String part, Condition condition, String identity) {
        var before = state(part);
        components.put(
                part,
                new ComponentState(
                        part,
                        condition,
                        identity,
                        clock.instant(),
                        before.tookMillis(),
                        before.restarts(),
                        before.lastDeath()));
        save();
        notifyAll();
    }

    private ComponentState state(String part) {
        var state = components.get(part);
        if (state == null) {
            throw new IllegalArgumentException("no part " + part);
        }
        return state;
    }

    synchronized void phase(Phase next, String why) {
        phase = next;
        reason = reason.isEmpty() ? why : reason;
        save();
        notifyAll();
    }

    synchronized Phase phase() {
        return phase;
    }

    synchronized String reason() {
        return reason;
    }

    /// Returns once all of `needs` that are in the plan are ready.
    synchronized void awaitReady(List<String> needs) throws InterruptedException {
        while (!needs.stream()
                .allMatch(it -> !components.containsKey(it) || state(it).condition() == Condition.READY)) {
            wait();
        }
    }

    /// Returns once everything is ready, or nothing goes on any more.
    synchronized void awaitStarted() throws InterruptedException {
        while (phase == Phase.STARTING) {
            wait();
        }
    }

    /// Returns once the phase is one of ending.
    synchronized void awaitEnd() throws InterruptedException {
        while (phase == Phase.STARTING || phase == Phase.READY) {
            wait();
        }
    }

    private void save() {
        new RunState(ProcessIdentity.self(), phase, reason, topology, targets, since, List.copyOf(components.values()))
                .save(home);
    }
}
