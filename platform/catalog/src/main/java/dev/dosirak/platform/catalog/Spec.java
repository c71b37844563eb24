package dev.dosirak.platform.catalog;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/// The entry of one service in the catalog.
public final class Spec {

    private final int port;
    private final String context;
    private OptionalInt publicPort = OptionalInt.empty();
    private final Map<String, Integer> morePorts = new LinkedHashMap<>();
    private boolean readOnly;
    private boolean startsLate;
    private final List<String> routes = new ArrayList<>();
    private final List<String> streams = new ArrayList<>();
    private final List<String> open = new ArrayList<>();
    private final List<String> owns = new ArrayList<>();
    private final List<String> copies = new ArrayList<>();
    private final List<String> calls = new ArrayList<>();
    private final List<String> publishes = new ArrayList<>();
    private final List<String> subscribesTo = new ArrayList<>();
    private final Set<Need> needs = EnumSet.noneOf(Need.class);

    private Spec(int port, String context) {
        this.port = port;
        this.context = context;
    }

    /// @param port on 127.0.0.1, unless `<SERVICE>_PORT` says otherwise
    /// @param context the folder of its module's folder
    static Spec at(int port, String context) {
        return new Spec(port, context);
    }

    /// People are answered at a port of its own, which `<SERVICE>_WINDOW_PORT` moves.
    Spec publicPort(int its) {
        publicPort = OptionalInt.of(its);
        return this;
    }

    /// A part of it answers at a port of its own, which `<SERVICE>_<PART>_PORT` moves.
    Spec alsoAt(String part, int its) {
        morePorts.put(part, its);
        return this;
    }

    /// What the gateway passes on to it.
    Spec routes(String... paths) {
        return with(routes, paths);
    }

    /// The gateway passes on to it what only asks (GET and HEAD), and nothing else.
    Spec readOnly() {
        readOnly = true;
        return this;
    }

    /// It is started when the others are there: an order comes from the click to the door without it.
    Spec startsLate() {
        startsLate = true;
        return this;
    }

    /// On what people are pushed what concerns them, at once: it stays open for hours and has connections of
    /// its own.
    Spec streams(String... paths) {
        return with(streams, paths);
    }

    /// What anybody may call without a token, as `POST /api/v1/members`.
    Spec open(String... addresses) {
        return with(open, addresses);
    }

    /// The domains that others may copy of it, and ask it for, at `/internal/v1/{domain}`.
    Spec owns(String... domains) {
        return with(owns, domains);
    }

    /// The domains of others of which it keeps a copy.
    Spec copies(String... domains) {
        return with(copies, domains);
    }

    /// The services that it calls, beside those that it copies from.
    Spec calls(String... services) {
        return with(calls, services);
    }

    /// Its stream: `order` is the topic `order.events`; which types are published there is in
    /// `contracts/events/order`.
    Spec publishes(String... streams) {
        return with(publishes, streams);
    }

    /// The streams of others that it listens to, which [needs Kafka][Need#KAFKA]; which types of them, its
    /// subscriptions say.
    Spec subscribesTo(String... streams) {
        needs.add(Need.KAFKA);
        return with(subscribesTo, streams);
    }

    Spec needs(Need... what) {
        needs.addAll(List.of(what));
        return this;
    }

    private Spec with(List<String> some, String... more) {
        some.addAll(List.of(more));
        return this;
    }

    public int port() {
        return port;
    }

    public String context() {
        return context;
    }

    public OptionalInt publicPort() {
        return publicPort;
    }

    public Map<String, Integer> morePorts() {
        return Collections.unmodifiableMap(morePorts);
    }

    public List<String> routes() {
        return List.copyOf(routes);
    }

    public boolean isReadOnly() {
        return readOnly;
    }

    public boolean isStartedLate() {
        return startsLate;
    }

    public List<String> streams() {
        return List.copyOf(streams);
    }

    public List<String> open() {
        return List.copyOf(open);
    }

    public List<String> owns() {
        return List.copyOf(owns);
    }

    public List<String> copies() {
        return List.copyOf(copies);
    }

    public List<String> calls() {
        return List.copyOf(calls);
    }

    public List<String> publishes() {
        return List.copyOf(publishes);
    }

    public List<String> subscribesTo() {
        return List.copyOf(subscribesTo);
    }

    public Set<Need> needs() {
        return Set.copyOf(needs);
    }
}
