package dev.dosirak.box.command;

import dev.dosirak.box.command.Copies.Kept;
import dev.dosirak.box.distribution.Service;
import dev.dosirak.box.supervisor.Home;
import dev.dosirak.box.supervisor.Plan;
import dev.dosirak.box.supervisor.Refusal;
import dev.dosirak.box.supervisor.RunState;
import dev.dosirak.box.supervisor.Secrets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// The services that may own data or keep copies, wherever they run. Which of them do is asked, every time.
final class SyncServices {

    private static final String CALLER = "command";

    private final Map<Service, SyncEndpoints> endpoints;
    private final Set<Service> expected;

    /// @param expected those that were started here and should answer
    SyncServices(Map<Service, SyncEndpoints> endpoints, Set<Service> expected) {
        this.endpoints = new EnumMap<>(endpoints);
        this.expected = Set.copyOf(expected);
    }

    /// @throws Refusal when nothing can be running, because nothing has ever been started
    static SyncServices ofThisMachine() {
        var environment = Map.copyOf(System.getenv());
        var home = Home.find(environment);
        if (!home.exists() && !environment.containsKey("DOSIRAK_SERVICE_KEY")) {
            throw new Refusal("Dosirak is not running");
        }
        var plan = Plan.running(home, environment);
        var token = new ServiceToken(CALLER, Secrets.of(home, environment).serviceKey());
        var endpoints = new EnumMap<Service, SyncEndpoints>(Service.class);
        plan.services().forEach(it -> endpoints.put(it, new SyncEndpoints(it, plan.answering(it), token)));
        var started = RunState.running(home)
                .map(it -> Set.copyOf(Service.targets(it.targets())))
                .orElse(Set.of());
        return new SyncServices(endpoints, started);
    }

    SyncEndpoints of(Service service) {
        return Objects.requireNonNull(endpoints.get(service));
    }

    private sealed interface Answer {
        record Told(List<String> domains, List<CopyState> copies) implements Answer {}

        record Nothing(Unanswered why) implements Answer {}
    }

    /// Asks all at once: one that hangs answers only after its limit.
    Copies look() {
        var asked = new EnumMap<Service, Future<Answer>>(Service.class);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            endpoints.forEach((service, its) -> asked.put(service, threads.submit(() -> answer(its))));
        }
        var kept = new ArrayList<Kept>();
        var owners = new HashMap<String, Service>();
        var others = new EnumMap<Service, Unanswered>(Service.class);
        asked.forEach((service, answer) -> {
            switch (answer.resultNow()) {
                case Answer.Told told -> {
                    told.domains().forEach(it -> owners.put(it, service));
                    told.copies().forEach(it -> kept.add(new Kept(service, it)));
                }
                case Answer.Nothing nothing -> others.put(service, nothing.why());
            }
        });
        kept.sort(Comparator.comparing(Kept::name));
        var answering = new ArrayList<>(endpoints.keySet());
        answering.removeAll(others.keySet());
        return new Copies(kept, owners, Set.copyOf(answering), others, expected);
    }

    private static Answer answer(SyncEndpoints its) {
        try {
            return new Answer.Told(its.domains(), its.copies());
        } catch (Unanswered e) {
            return new Answer.Nothing(e);
        }
    }
}
