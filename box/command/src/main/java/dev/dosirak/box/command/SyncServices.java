package dev.dosirak.box.command;

import dev.dosirak.box.command.Copies.NodeCopy;
import dev.dosirak.box.supervisor.CommandFailed;
import dev.dosirak.box.supervisor.Home;
import dev.dosirak.box.supervisor.Plan;
import dev.dosirak.box.supervisor.RunState;
import dev.dosirak.box.supervisor.Secrets;
import dev.dosirak.platform.catalog.Service;
import dev.dosirak.platform.kernel.Keys;
import dev.dosirak.platform.kernel.ServiceToken;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/// The services that may own data or keep copies, wherever they run. Which of them do is asked, every time.
final class SyncServices {

    private static final String CALLER = "command";

    private final Map<Service, List<SyncEndpoints>> endpoints;
    private final Set<Service> expected;

    /// @param endpoints of one node of each, or of all nodes where each has copies of its own; the first is the
    ///     one to speak to
    /// @param expected those that were started here and should answer
    SyncServices(Map<Service, List<SyncEndpoints>> endpoints, Set<Service> expected) {
        this.endpoints = new EnumMap<>(endpoints);
        this.expected = Set.copyOf(expected);
    }

    /// @throws Refusal when nothing can be running, because nothing has ever been started
    static SyncServices ofThisMachine() {
        var environment = Map.copyOf(System.getenv());
        var home = Home.find(environment);
        if (!home.exists() && !environment.containsKey("DOSIRAK_SERVICE_KEY")) {
            throw new CommandFailed("Dosirak is not running");
        }
        var plan = Plan.running(home, environment);
        var token =
                new ServiceToken(CALLER, Keys.of(Secrets.of(home, environment).serviceKey()), Clock.systemUTC());
        var endpoints = new EnumMap<Service, List<SyncEndpoints>>(Service.class);
        plan.services().forEach(it -> endpoints.put(it, nodes(it, plan, token)));
        var started = RunState.running(home)
                .map(it -> Set.copyOf(Service.targets(it.targets())))
                .orElse(Set.of());
        return new SyncServices(endpoints, started);
    }

    /// Where there is a database, all nodes say the same of what stands in it.
    private static List<SyncEndpoints> nodes(Service service, Plan plan, ServiceToken token) {
        var answering = plan.readyUrl(service);
        var urls = plan.urls(service);
        if (service.hasDatabase() || urls.size() == 1) {
            return List.of(new SyncEndpoints(service, "", answering, token));
        }
        var first = urls.indexOf(answering);
        return IntStream.range(0, urls.size())
                .boxed()
                .sorted(Comparator.comparing(it -> it != first))
                .map(it -> new SyncEndpoints(service, "node-" + (it + 1), urls.get(it), token))
                .toList();
    }

    SyncEndpoints of(Service service) {
        return Objects.requireNonNull(endpoints.get(service)).getFirst();
    }

    private sealed interface QueryResult {
        record Found(List<String> domains, List<CopyState> copies) implements QueryResult {}

        record Failed(ServiceCallFailed why) implements QueryResult {}
    }

    private record PendingQuery(Service service, SyncEndpoints its, Future<QueryResult> answer) {}

    /// One node of each service.
    Copies look() {
        return look(1);
    }

    /// Also the copies that further nodes have for themselves.
    Copies lookAtEveryNode() {
        return look(Integer.MAX_VALUE);
    }

    /// Asks all at once: one that hangs answers only after its limit.
    private Copies look(int nodes) {
        var asked = new ArrayList<PendingQuery>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            endpoints.forEach((service, all) -> all.stream()
                    .limit(nodes)
                    .forEach(its -> asked.add(new PendingQuery(service, its, threads.submit(() -> answer(its))))));
        }
        var kept = new ArrayList<NodeCopy>();
        var owners = new HashMap<String, Service>();
        var answering = EnumSet.noneOf(Service.class);
        var others = new EnumMap<Service, List<ServiceCallFailed>>(Service.class);
        for (var it : asked) {
            switch (it.answer().resultNow()) {
                case QueryResult.Found found -> {
                    answering.add(it.service());
                    found.domains().forEach(domain -> owners.put(domain, it.service()));
                    var node = nodes == 1 ? "" : it.its().node();
                    found.copies().forEach(copy -> kept.add(new NodeCopy(it.service(), node, copy)));
                }
                case QueryResult.Failed failed ->
                    others.computeIfAbsent(it.service(), _ -> new ArrayList<>()).add(failed.why());
            }
        }
        kept.sort(Comparator.comparing(NodeCopy::label));
        return new Copies(kept, owners, Set.copyOf(answering), others, expected);
    }

    private static QueryResult answer(SyncEndpoints its) {
        try {
            return new QueryResult.Found(its.domains(), its.copies());
        } catch (ServiceCallFailed e) {
            return new QueryResult.Failed(e);
        }
    }
}
