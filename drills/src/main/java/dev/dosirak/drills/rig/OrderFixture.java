package dev.dosirak.drills.rig;

import dev.dosirak.demo.city.City;
import dev.dosirak.demo.city.CityShop;
import dev.dosirak.demo.city.Menu;
import dev.dosirak.demo.city.Resident;
import dev.dosirak.drills.wire.Request;
import dev.dosirak.platform.catalog.Service;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import tools.jackson.databind.json.JsonMapper;

/// A few shops of the demo city that never close, their owners and some customers: all that ordering needs.
///
/// @param shops of the city
/// @param customers who are logged in
public record OrderFixture(List<CityShop> shops, List<Member> customers) {

    private static final int SHOPS = 20;
    private static final int CUSTOMERS = 40;
    private static final Duration COPY_LIMIT = Duration.ofSeconds(60);

    /// Loads them through the same imports as everybody's data, straight at the services.
    ///
    /// @throws CannotMeasure when they are not taken
    public static OrderFixture load(Web web, Member operator) throws InterruptedException {
        return load(web, operator, CUSTOMERS);
    }

    /// The same with so many customers.
    public static OrderFixture load(Web web, Member operator, int customers) throws InterruptedException {
        var city = City.of(City.USUAL_SHOPS);
        var numbers = IntStream.range(0, city.shops())
                .filter(it -> city.shop(it).openAllDay())
                .limit(SHOPS)
                .boxed()
                .toList();
        var people = new ArrayList<Resident>();
        numbers.stream().map(city::ownerOf).distinct().map(city::owner).forEach(people::add);
        IntStream.range(0, customers).mapToObj(city::customer).forEach(people::add);
        importRows(
                web,
                operator,
                Service.IDENTITY,
                "members",
                people.stream().map(OrderFixture::row).toList());
        var shops = numbers.stream().map(city::shop).toList();
        importRows(
                web,
                operator,
                Service.SHOP,
                "shops",
                shops.stream().map(OrderFixture::row).toList());
        return new OrderFixture(shops, Member.customers(web, 0, customers));
    }

    private static void importRows(Web web, Member operator, Service at, String what, List<?> rows)
            throws InterruptedException {
        var uri = BenchAddresses.of(at).resolve("/api/v1/%s/import".formatted(what));
        var answer = web.post(uri, operator.token(), Map.of("rows", rows)).required("importing " + what);
        if (!answer.path("errors").isEmpty()) {
            throw new CannotMeasure("importing %s: %s".formatted(what, answer.path("errors")));
        }
    }

    static Map<String, Object> row(Resident it) {
        return Map.of(
                "code", it.code(),
                "role", it.role(),
                "email", it.email(),
                "name", it.name(),
                "phone", it.phone(),
                "passwordHash", Resident.PASSWORD_HASH);
    }

    private static Map<String, Object> row(CityShop it) {
        var row = new LinkedHashMap<String, Object>();
        row.put("code", it.code());
        row.put("ownerCode", it.ownerCode());
        row.put("profile", BulkShops.profile(it));
        row.put("delivery", BulkShops.delivery(it));
        row.put("hours", Map.of("weekly", BulkShops.openAllDay(), "closedDays", List.of()));
        row.put("menu", it.menu());
        return row;
    }

    /// One order for each pair of customer and shop, as bytes: two dishes, with the options that they demand.
    public static List<Request> orders(List<CityShop> shops, List<Member> customers, List<UUID> paymentMethods) {
        var requests = new ArrayList<Request>();
        for (int i = 0; i < customers.size(); i++) {
            for (int turn = 0; turn < 2; turn++) {
                var shop = shops.get((2 * i + turn) % shops.size());
                requests.add(Request.post(
                        "/api/v1/orders",
                        customers.get(i).token(),
                        JsonMapper.shared().writeValueAsString(order(shop, paymentMethods.get(i)))));
            }
        }
        return requests;
    }

    /// Delivered next door to the shop, so that the first fee applies.
    public static Map<String, Object> order(CityShop shop, UUID paymentMethod) {
        var dishes = shop.menu().categories().stream()
                .flatMap(it -> it.products().stream())
                .limit(2)
                .toList();
        var lines = new ArrayList<Map<String, Object>>();
        long amount = 0;
        for (var dish : dishes) {
            boolean last = lines.size() + 1 == dishes.size();
            long price = priceWithOptions(dish);
            long missing = Math.max(0, shop.minimumOrder() - amount);
            int quantity = last ? (int) Math.max(1, (missing + price - 1) / price) : 1;
            amount += price * quantity;
            lines.add(Map.of(
                    "productId", shop.idOf(dish),
                    "quantity", quantity,
                    "options",
                            demanded(dish)
                                    .map(it -> shop.id("option", it.code()))
                                    .toList()));
        }
        return Map.of(
                "shopId",
                shop.id(),
                "lines",
                lines,
                "deliverTo",
                Map.of(
                        "road",
                        shop.road(),
                        "detail",
                        "101동 1004호",
                        "phone",
                        "010-0000-0000",
                        "position",
                        shop.position()),
                "paymentMethodId",
                paymentMethod,
                "expectedTotal",
                amount + shop.fees().getFirst().fee(),
                "noteToShop",
                "",
                "noteToRider",
                "문 앞에 놓아 주세요.");
    }

    private static java.util.stream.Stream<Menu.Option> demanded(Menu.Product dish) {
        return dish.optionGroups().stream().flatMap(it -> it.options().stream().limit(it.min()));
    }

    private static long priceWithOptions(Menu.Product dish) {
        return dish.price() + demanded(dish).mapToLong(Menu.Option::price).sum();
    }

    /// Waits until the order service has its copy of every shop, by ordering there: each time somebody else,
    /// since one customer may have few orders that are not paid.
    ///
    /// @return how many orders that made
    public long awaitCopies(Web web) throws InterruptedException {
        long deadline = System.nanoTime() + COPY_LIMIT.toNanos();
        for (int i = 0; i < shops.size(); i++) {
            var shop = shops.get(i);
            var customer = customers.get(i % customers.size());
            var order = order(shop, UUID.randomUUID());
            var answer = place(web, customer, order);
            while (answer.status() != 201 && System.nanoTime() - deadline < 0) {
                Thread.sleep(100);
                answer = place(web, customer, order);
            }
            answer.required("ordering at " + shop.name());
        }
        return shops.size();
    }

    private static Web.Answer place(Web web, Member customer, Map<String, Object> order) throws InterruptedException {
        return web.post(BenchAddresses.of(Service.ORDER).resolve("/api/v1/orders"), customer.token(), order);
    }
}
