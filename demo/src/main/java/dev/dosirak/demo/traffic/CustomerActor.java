package dev.dosirak.demo.traffic;

import dev.dosirak.demo.city.City;
import dev.dosirak.demo.city.City.Home;
import dev.dosirak.demo.city.CityShop;
import dev.dosirak.demo.city.Resident;
import dev.dosirak.demo.people.Api;
import dev.dosirak.demo.people.ApiRefusal;
import dev.dosirak.demo.people.Basket;
import dev.dosirak.demo.people.Card;
import dev.dosirak.demo.people.Customer;
import dev.dosirak.demo.people.NoAnswer;
import dev.dosirak.demo.people.OrderRequest;
import dev.dosirak.demo.people.Session;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// One customer of the city who orders at the shop around the corner, again and again.
final class CustomerActor {

    private static final long FRESH_NANOS = Duration.ofSeconds(60).toNanos();

    private final Api api;
    private final Resident resident;
    private final CityShop shop;
    private final Home home;
    private final ReentrantLock preparing = new ReentrantLock();
    private volatile @Nullable Ready ready;
    private @Nullable Customer loggedIn;
    private volatile @Nullable Seen seen;

    /// Logged in, with a card.
    record Ready(Customer customer, UUID paymentMethod) {}

    /// What the storefront showed, and when.
    private record Seen(JsonNode page, long minimumOrder, long deliveryFee, long at) {}

    CustomerActor(Api api, City city, int number) {
        this.api = api;
        this.resident = city.customer(number);
        this.shop = city.shop(city.shopNear(number));
        this.home = city.homeOf(number);
    }

    /// Whether ordering needs nothing but the click: logged in, card registered, page open.
    boolean isReady() {
        return ready != null && isFresh(seen);
    }

    private static boolean isFresh(@Nullable Seen page) {
        return page != null && System.nanoTime() - page.at() < FRESH_NANOS;
    }

    /// Logs in and registers a card the first time.
    ///
    /// @throws Refusal  and
    /// @throws NoAnswer when that fails; the next time is the first time then
    Ready ready() {
        var known = ready;
        if (known != null) {
            return known;
        }
        preparing.lock();
        try {
            var prepared = ready;
            if (prepared == null) {
                var customer = loggedIn();
                prepared = new Ready(customer, card(customer));
                ready = prepared;
            }
            return prepared;
        } finally {
            preparing.unlock();
        }
    }

    /// Whoever could not register a card is logged in all the same, and does not log in again.
    private Customer loggedIn() {
        var customer = loggedIn;
        if (customer == null) {
            customer = new Customer(Session.login(api, "customer", resident.email(), Resident.PASSWORD));
            loggedIn = customer;
        }
        return customer;
    }

    private static UUID card(Customer customer) {
        var cards = customer.cards();
        var known = (cards.isArray() ? cards : cards.path("items")).path(0).path("paymentMethodId");
        return known.isString() ? UUID.fromString(known.asString()) : customer.registerCard(Card.GOOD);
    }

    /// An order as the storefront's prices stand. They are looked up anew every minute; without the storefront
    /// the last known page serves.
    OrderRequest choose(Ready me, RandomGenerator random) {
        var shown = look(me.customer());
        var basket = Basket.choose(shown.page(), shown.minimumOrder(), random);
        return new OrderRequest(
                shop.id(),
                basket.lines(),
                new OrderRequest.DeliverTo(home.road(), home.detail(), resident.phone(), home.position()),
                me.paymentMethod(),
                basket.itemsAmount() + shown.deliveryFee(),
                "",
                "문 앞에 놓아 주세요.");
    }

    private Seen look(Customer customer) {
        var last = seen;
        if (last != null && isFresh(last)) {
            return last;
        }
        try {
            var item = customer.findShop(shop.id(), home.position(), shop.category());
            var fresh = new Seen(
                    customer.shopPage(shop.id()),
                    item.path("minimumOrder").asLong(),
                    item.path("deliveryFee").asLong(),
                    System.nanoTime());
            seen = fresh;
            return fresh;
        } catch (NoAnswer | ApiRefusal e) {
            if (last == null) {
                throw e;
            }
            return last;
        }
    }

    /// The shop's page is looked at again before the next order.
    void forget() {
        seen = null;
    }
}
