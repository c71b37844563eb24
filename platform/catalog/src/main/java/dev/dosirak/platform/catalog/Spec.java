package dev.dosirak.platform.catalog;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/// The entry of one service in the catalog.
public final class Spec {

    private final int port;
    private final String context;
    private OptionalInt window = OptionalInt.empty();
    private boolean questionsOnly;
    private final List<String> routes = new ArrayList<>();
    private final List<String> streams = new ArrayList<>();
    private final List<String> open = new ArrayList<>();
    private final List<String> owns = new ArrayList<>();
    private final List<String> copies = new ArrayList<>();
    private final List<String> asks = new ArrayList<>();
    private final List<String> tells = new ArrayList<>();
    private final List<String> hears = new ArrayList<>();
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
    Spec window(int its) {
        window = OptionalInt.of(its);
        return this;
    }

    /// What the gateway passes on to it.
    Spec routes(String... paths) {
        return with(routes, paths);
    }

    /// The gateway passes on to it what only asks (GET and HEAD), and nothing else.
    Spec questionsOnly() {
        questionsOnly = true;
        return this;
    }

    /// What stays open for hours and has connections of its own.
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
    Spec asks(String... services) {
        return with(asks, services);
    }

    /// Its stream: `order` is the topic `order.events`; which types are told there is in
    /// `contracts/events/order`.
    Spec tells(String... streams) {
        return with(tells, streams);
    }

    /// The streams of others that it listens to; which types of them, its subscriptions say.
    Spec hears(String... streams) {
        return with(hears, streams);
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

    public OptionalInt window() {
        return window;
    }

    public List<String> routes() {
        return List.copyOf(routes);
    }

    public boolean isQuestionsOnly() {
        return questionsOnly;
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

    public List<String> asks() {
        return List.copyOf(asks);
    }

    public List<String> tells() {
        return List.copyOf(tells);
    }

    public List<String> hears() {
        return List.copyOf(hears);
    }

    public Set<Need> needs() {
        return Set.copyOf(needs);
    }
}
