package dev.dosirak.simulation;

import dev.dosirak.order.lifecycle.OrderCommands;
import dev.dosirak.order.lifecycle.OrderTimeouts;
import dev.dosirak.order.lifecycle.kafka.OrderSubscriptions;
import dev.dosirak.payment.charge.PaymentRetrySchedule;
import dev.dosirak.payment.distribution.GatewayTerms;
import dev.dosirak.payment.distribution.InMemoryGatewaySettings;
import dev.dosirak.payment.distribution.InMemoryRateLeases;
import dev.dosirak.payment.distribution.RateLeases;
import dev.dosirak.simulation.data.ConsumerGroup;
import dev.dosirak.simulation.data.Database;
import dev.dosirak.simulation.data.Outbox;
import dev.dosirak.simulation.data.Topic;
import dev.dosirak.simulation.gateway.SimulatedGateway;
import dev.dosirak.simulation.gateway.Traits;
import dev.dosirak.simulation.time.Node;
import dev.dosirak.simulation.time.Scheduler;
import dev.dosirak.simulation.time.TurnLock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// Order and payment on two nodes, their databases, the broker between them, and the gateways.
final class Platform {

    /// As payment is configured.
    private static final PaymentRetrySchedule SCHEDULE = new PaymentRetrySchedule(
            Options.GATEWAYS.stream().collect(Collectors.toMap(Traits::name, Traits::longestAnswer)),
            Duration.ofSeconds(10),
            Duration.ofSeconds(1),
            Duration.ofMinutes(1),
            Duration.ofHours(1),
            Duration.ofSeconds(4),
            List.of(Duration.ofMinutes(1), Duration.ofMinutes(10), Duration.ofHours(1), Duration.ofDays(1)),
            List.of(Duration.ofMinutes(15)));

    private static final List<String> NODES = List.of("node-1", "node-2");
    private static final Duration SHOP_ANSWERS_WITHIN = Duration.ofMinutes(5);
    private static final Duration ASK_AFTER = Duration.ofSeconds(30);

    private final Options options;
    private final Parts parts;
    private final Scheduler scheduler;
    private final Pace pace = new Pace();
    private final List<Outbox> outboxes = new ArrayList<>();
    private final List<ConsumerGroup> consumers = new ArrayList<>();
    private final List<Node> nodes = new ArrayList<>();
    private final Map<Node, OrderCommands> orderCommands = new HashMap<>();
    private final Map<Node, PaymentNode> paymentNodes = new HashMap<>();
    private final OrderStore orders;
    private final PaymentStore payments;
    private final Outbox published;
    private final List<SimulatedGateway> gateways;
    private final InMemoryGatewaySettings settings = new InMemoryGatewaySettings();
    private final RateLeases leases;
    private final List<GatewayTerms> terms;
    private final Cards cards;
    private final Books books;
    private final Shops shops;
    private final Truth truth;

    /// @param whenAccepted told of orders that their shop has accepted
    Platform(Options options, Parts parts, Scheduler scheduler, Consumer<UUID> whenAccepted) {
        this.options = options;
        this.parts = parts;
        this.scheduler = scheduler;
        var ofOrders = parts.database().apply(scheduler);
        var ofPayments = parts.database().apply(scheduler);
        var ofRelay = parts.database().apply(scheduler);
        var ofBooks = parts.database().apply(scheduler);
        var orderTopic = new Topic(scheduler, "order");
        var paymentTopic = new Topic(scheduler, "payment");
        var relayTopic = new Topic(scheduler, "relay");
        this.orders = new OrderStore(ofOrders, outbox(orderTopic));
        this.truth = new Truth(orders, scheduler, options.perSecond());
        this.published = outbox(paymentTopic);
        this.payments = new PaymentStore(scheduler, ofPayments, published, SCHEDULE, truth::appended);
        this.shops = new Shops(scheduler, ofRelay, outbox(relayTopic), options.rejectPercent(), whenAccepted);
        this.books = new Books(ofBooks);
        this.gateways = Options.GATEWAYS.stream()
                .map(it -> new SimulatedGateway(it, scheduler, options.episodes(), truth, Cards::isOfTheIllBrand))
                .toList();
        this.leases = new InMemoryRateLeases(scheduler);
        this.terms = Options.GATEWAYS.stream()
                .map(it -> GatewayTerms.usual(it.name(), options.perSecond()))
                .toList();
        this.cards =
                new Cards(scheduler, Options.GATEWAYS.stream().map(Traits::name).toList(), options.rush());
        gateways.forEach(truth::add);

        NODES.forEach(it -> nodes.add(new Node(scheduler, it)));
        nodes.forEach(this::runOn);
        consumer("payment.charge", orderTopic, ofPayments)
                .runOn(nodes, it -> of(paymentNodes, it).ofOrder());
        consumer("relay", orderTopic, ofRelay).runOn(nodes, _ -> shops.ofOrder());
        consumer("order.life", paymentTopic, ofOrders)
                .runOn(nodes, it -> OrderSubscriptions.ofPayment(of(orderCommands, it)));
        consumer("order.life", relayTopic, ofOrders)
                .runOn(nodes, it -> OrderSubscriptions.ofRelay(of(orderCommands, it)));
        consumer("books", paymentTopic, ofBooks).runOn(nodes, _ -> books.ofPayment());
    }

    private Outbox outbox(Topic topic) {
        var outbox = new Outbox(scheduler, topic);
        outboxes.add(outbox);
        return outbox;
    }

    private ConsumerGroup consumer(String name, Topic topic, Database database) {
        var consumer = new ConsumerGroup(
                scheduler, name, topic, database, parts.inbox().apply(database), parts.acknowledgesFirst());
        consumers.add(consumer);
        return consumer;
    }

    private void runOn(Node node) {
        orderCommands.put(
                node,
                new OrderCommands(
                        parts.orders().apply(orders),
                        _ -> Optional.empty(),
                        new OrderTimeouts(options.payWithin(), SHOP_ANSWERS_WITHIN, ASK_AFTER),
                        OptionalInt.empty(),
                        scheduler));
        paymentNodes.put(
                node,
                new PaymentNode(
                        scheduler,
                        node,
                        pace,
                        payments,
                        () -> distribution(node),
                        cards::of,
                        parts.retrySchedule().apply(SCHEDULE),
                        parts));
    }

    private Distribution distribution(Node node) {
        return new Distribution(
                parts.gateways().apply(gateways, scheduler),
                gateways,
                terms,
                new StallingSettings(settings, scheduler),
                new StallingLeases(parts.leases().apply(leases, scheduler), scheduler),
                NODES.size(),
                node.clock(),
                () -> new TurnLock(scheduler),
                () -> new UUID(scheduler.random().nextLong(), scheduler.random().nextLong()));
    }

    void start() {
        nodes.forEach(Node::start);
        consumers.forEach(ConsumerGroup::balance);
    }

    /// As much as the seed has, of everything that can go wrong.
    void trouble() {
        scheduler.trouble(options.trouble());
        outboxes.forEach(it -> it.trouble(options.connectorTrouble()));
        gateways.forEach(it -> it.noise(options.gatewayNoise()));
        for (int i = 0; i < options.rebalances(); i++) {
            var consumer = consumers.get(scheduler.random().nextInt(consumers.size()));
            scheduler.after(scheduler.upTo(options.storm()), "rebalance", consumer::rebalance);
        }
    }

    /// Nothing goes wrong any more, but for gateways that are still ill.
    void noTrouble() {
        scheduler.trouble(Scheduler.Trouble.NONE);
        outboxes.forEach(it -> it.trouble(0));
        gateways.forEach(it -> it.noise(0));
    }

    Pace pace() {
        return pace;
    }

    Node anyNode() {
        return nodes.get(scheduler.random().nextInt(nodes.size()));
    }

    OrderCommands orderCommands(Node node) {
        return of(orderCommands, node);
    }

    PaymentNode paymentNode(Node node) {
        return of(paymentNodes, node);
    }

    private static <T> T of(Map<Node, T> all, Node node) {
        return Objects.requireNonNull(all.get(node));
    }

    List<SimulatedGateway> gateways() {
        return gateways;
    }

    OrderStore orders() {
        return orders;
    }

    PaymentStore payments() {
        return payments;
    }

    Truth truth() {
        return truth;
    }

    /// When it is quiet.
    ///
    /// @throws Violation of an invariant
    void check() {
        truth.all(payments, published, books, shops);
        consumers.forEach(Truth::isThrough);
        truth.isQuiet(payments);
    }
}
