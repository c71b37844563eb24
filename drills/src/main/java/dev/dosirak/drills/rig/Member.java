package dev.dosirak.drills.rig;

import dev.dosirak.demo.city.City;
import dev.dosirak.demo.city.Resident;
import dev.dosirak.demo.people.Card;
import dev.dosirak.demo.people.CardWindows;
import dev.dosirak.platform.catalog.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

/// Somebody who is logged in; the token lasts for a quarter of an hour, longer than any one measurement.
public record Member(UUID id, String token) {

    /// At identity itself, so that no gateway is needed.
    public static Member login(Web web, String email, String password) throws InterruptedException {
        var answer = web.post(
                        BenchAddresses.of(Service.IDENTITY).resolve("/api/v1/tokens"),
                        "",
                        Map.of("email", email, "password", password))
                .required("logging in as " + email);
        return new Member(
                UUID.fromString(answer.path("memberId").asString()),
                answer.path("accessToken").asString());
    }

    /// The platform's operator.
    public static Member operator(Web web, Platform platform) throws InterruptedException {
        return login(web, platform.operator().email(), platform.operator().password());
    }

    /// Customers of the demo city, in the order of their numbers.
    public static List<Member> customers(Web web, int first, int count) throws InterruptedException {
        var all = new ArrayList<Member>();
        for (int number : IntStream.range(first, first + count).toArray()) {
            all.add(login(web, "customer%d@dosirak.example".formatted(number), Resident.PASSWORD));
        }
        return all;
    }

    /// The first owner of the demo city, who becomes a member by this.
    public static Member owner(Web web, Platform platform) throws InterruptedException {
        var owner = City.of(City.USUAL_SHOPS).owner(0);
        web.post(
                        BenchAddresses.of(Service.IDENTITY).resolve("/api/v1/members/import"),
                        operator(web, platform).token(),
                        Map.of("rows", List.of(OrderFixture.row(owner))))
                .required("importing an owner");
        return login(web, owner.email(), Resident.PASSWORD);
    }

    /// Registers a card that pays.
    ///
    /// @return the payment method's id
    public UUID registerCard(Web web) throws InterruptedException {
        return registerCard(web, Card.GOOD);
    }

    /// Registers this card at every gateway.
    ///
    /// @return the payment method's id
    public UUID registerCard(Web web, Card card) throws InterruptedException {
        var windows = BenchAddresses.of(Service.PG_SIMULATOR);
        var authorizations = CardWindows.authorize(
                card,
                id,
                (path, entered) -> web.post(windows.resolve(path), "", entered).required("a card window"));
        var method = web.post(
                        BenchAddresses.of(Service.PAYMENT).resolve("/api/v1/payment-methods"),
                        token,
                        Map.of("authorizations", authorizations))
                .required("registering a card");
        return UUID.fromString(method.path("paymentMethodId").asString());
    }

    @Override
    public String toString() {
        return "Member[" + id + "]";
    }
}
