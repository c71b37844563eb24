package dev.dosirak.drills.startup;

import dev.dosirak.demo.city.City;
import dev.dosirak.demo.city.CityShop;
import dev.dosirak.demo.city.Resident;
import dev.dosirak.demo.people.Api;
import dev.dosirak.demo.people.ApiRefusal;
import dev.dosirak.demo.people.Basket;
import dev.dosirak.demo.people.CallLog;
import dev.dosirak.demo.people.Card;
import dev.dosirak.demo.people.Customer;
import dev.dosirak.demo.people.Endpoints;
import dev.dosirak.demo.people.NoAnswer;
import dev.dosirak.demo.people.OrderRequest;
import dev.dosirak.demo.people.Owner;
import dev.dosirak.demo.people.RetryPolicy;
import dev.dosirak.demo.people.Rider;
import dev.dosirak.demo.people.Session;
import dev.dosirak.drills.rig.BenchAddresses;
import dev.dosirak.drills.rig.CannotMeasure;
import dev.dosirak.drills.rig.Figures;
import dev.dosirak.drills.rig.Web;
import dev.dosirak.platform.catalog.Service;
import java.time.Duration;
import java.util.NoSuchElementException;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/// One order from the click to the door, every step taken as soon as the platform lets us: by trying.
final class FirstOrder {

    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final long PAUSE_MILLIS = 20;
    private static final int COOK_MINUTES = 15;

    private final City city;
    private final Figures figures;
    private final int shopNumber;
    private final CityShop shop;
    private final long deadline;

    FirstOrder(City city, Figures figures) {
        this(city, figures, LIMIT);
    }

    FirstOrder(City city, Figures figures, Duration limit) {
        this.deadline = System.nanoTime() + limit.toNanos();
        this.city = city;
        this.figures = figures;
        this.shopNumber = IntStream.range(0, city.shops())
                .filter(it -> city.shop(it).openAllDay())
                .findFirst()
                .orElseThrow();
        this.shop = city.shop(shopNumber);
    }

    /// Waits until those services answer that an order needs, then orders and delivers.
    ///
    /// @throws CannotMeasure when it is not delivered within the limit: five minutes, unless one was given
    void deliver() throws InterruptedException {
        awaitServices();
        try (var api = new Api(
                        new Endpoints(BenchAddresses.of(Service.GATEWAY), BenchAddresses.of(Service.PG_SIMULATOR)),
                        CallLog.NONE);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            int number = 2 * shopNumber;
            var customer = CompletableFuture.supplyAsync(
                    () -> trying("the customer", () -> new Customer(login(api, city.customer(number)))), threads);
            var owner = CompletableFuture.supplyAsync(
                    () -> trying("the owner", () -> new Owner(login(api, city.owner(city.ownerOf(shopNumber))))),
                    threads);
            var rider = CompletableFuture.supplyAsync(
                    () -> trying("the rider", () -> new Rider(login(api, city.rider(0)))), threads);
            var free =
                    rider.thenApplyAsync(it -> trying("going online", () -> it.report(true, shop.position())), threads);
            var order = place(customer.get());
            figures.say("  ordered");
            trying("accepting", () -> owner.get().accept(order, COOK_MINUTES));
            free.get();
            figures.say("  accepted");
            trying("taking the delivery", () -> rider.get().accept(order));
            figures.say("  a rider takes it");
            trying("picking up", () -> rider.get().pickUp(order));
            trying("handing over", () -> rider.get().handOver(order));
            trying("seeing it delivered", () -> delivered(customer.get(), order));
        } catch (ExecutionException e) {
            throw new CannotMeasure(String.valueOf(e.getMessage()), e);
        }
    }

    /// Also until the shop is in the catalog: whoever logs in before members are loaded is soon told to wait.
    private void awaitServices() throws InterruptedException {
        try (var web = new Web()) {
            for (var service : Service.all(it -> !it.startsLate())) {
                var readiness = BenchAddresses.of(service).resolve("/actuator/health/readiness");
                while (web.get(readiness, "").status() != 200) {
                    pause(service + " does not get ready");
                }
            }
            figures.say("  all that an order needs answers");
            var page = BenchAddresses.of(Service.GATEWAY).resolve("/api/v1/storefront/shops/" + shop.id());
            while (web.get(page, "").body().path("menu").path("categories").isEmpty()) {
                pause("the storefront does not show " + shop.name());
            }
            figures.say("  the shop is shown");
        }
    }

    private static Session login(Api api, Resident resident) {
        return Session.login(api, resident.role(), resident.email(), Resident.PASSWORD);
    }

    private UUID place(Customer customer) {
        var card = trying("registering a card", () -> customer.registerCard(Card.GOOD));
        var key = UUID.randomUUID().toString();
        return trying("ordering", () -> {
            var home = city.homeOf(2 * shopNumber);
            var item = customer.findShop(shop.id(), home.position(), shop.category());
            var basket = Basket.choose(
                    customer.shopPage(shop.id()), item.path("minimumOrder").asLong(), new SplittableRandom(1));
            var orderRequest = new OrderRequest(
                    shop.id(),
                    basket.lines(),
                    new OrderRequest.DeliverTo(home.road(), home.detail(), "010-0000-0000", home.position()),
                    card,
                    basket.itemsAmount() + item.path("deliveryFee").asLong(),
                    "",
                    "");
            return customer.order(orderRequest, key, RetryPolicy.DEFAULT).orderId();
        });
    }

    private static UUID delivered(Customer customer, UUID order) {
        var state = customer.look(order).path("state").asString();
        if (!state.equals("delivered")) {
            throw new IllegalStateException("it is " + state);
        }
        return order;
    }

    /// What is refused now may be taken in a moment: the shop's copy, the paid ticket, the offer are on their
    /// way.
    private <T> T trying(String step, Callable<T> what) {
        while (true) {
            try {
                return what.call();
            } catch (ApiRefusal | NoAnswer | NoSuchElementException | IllegalStateException e) {
                pause(step + " does not work: " + e.getMessage());
            } catch (RuntimeException e) {
                throw e;
            } catch (Exception e) { // what a Callable may throw
                throw new CompletionException(e);
            }
        }
    }

    private void pause(String why) {
        if (System.nanoTime() - deadline > 0) {
            throw new CannotMeasure(why);
        }
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotMeasure("interrupted", e);
        }
    }
}
