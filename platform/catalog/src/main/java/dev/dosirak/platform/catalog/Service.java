package dev.dosirak.platform.catalog;

import static dev.dosirak.platform.catalog.Need.DISK;
import static dev.dosirak.platform.catalog.Need.EVENT_STORE;
import static dev.dosirak.platform.catalog.Need.IDEMPOTENCY;
import static dev.dosirak.platform.catalog.Need.POSTGRES;
import static dev.dosirak.platform.catalog.Need.REACHABILITY;
import static dev.dosirak.platform.catalog.Spec.at;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// The whole system: every service, where it is, what people reach it by, and what it has to do with others.
/// [Spec] says what each word means. Besides, services ask identity for the keys that tokens are signed with.
///
/// The order is the order of starting. First comes what lies on the way of an order from the click to the door, and
/// of that the gateway last, so that a crowd that waits at the door does not keep the others from starting; when all
/// of that is there, the rest.
public enum Service implements CatalogEntry {
    IDENTITY(at(8101, "edge")
            .routes("/api/v1/members/**", "/api/v1/tokens/**", "/api/v1/signing-keys/**", "/.well-known/jwks.json")
            .open("POST /api/v1/members", "POST /api/v1/tokens", "POST /api/v1/tokens/refresh")
            .open("POST /api/v1/tokens/revoke", "GET /.well-known/jwks.json")
            .owns("members")
            .publishes("identity")
            .needs(POSTGRES, IDEMPOTENCY)),
    ORDER(at(8103, "business/ordering")
            .routes("/api/v1/orders/**")
            .owns("orders")
            .copies("shops")
            .calls("payment", "relay", "delivery")
            .publishes("order")
            .subscribesTo("identity", "shop", "payment", "relay", "delivery")
            .needs(POSTGRES, EVENT_STORE, IDEMPOTENCY)),
    SHOP(at(8102, "business/shopping")
            .routes("/api/v1/shops/**")
            .owns("shops")
            .calls("identity")
            .publishes("shop")
            .subscribesTo("identity")
            .needs(POSTGRES, IDEMPOTENCY)),
    PAYMENT(at(8104, "business/ordering")
            .routes("/api/v1/payment-methods/**", "/api/v1/payments/**")
            .open("POST /api/v1/payments/webhooks/toss", "POST /api/v1/payments/webhooks/nice")
            .open("POST /api/v1/payments/webhooks/portone", "POST /api/v1/payments/window-returns/nice")
            .owns("payments")
            .calls("order", "pg-simulator")
            .publishes("payment")
            .subscribesTo("identity", "order")
            .needs(POSTGRES, EVENT_STORE, IDEMPOTENCY)),
    PG_SIMULATOR(at(8109, "outside")
            .alsoAt("TOSS", 8121)
            .alsoAt("NICE", 8122)
            .alsoAt("PORTONE", 8123)
            .calls("gateway")
            .needs(POSTGRES)),
    RELAY(at(8105, "business/ordering")
            .routes("/api/v1/relay/**")
            .streams("/api/v1/relay/stream")
            .owns("tickets")
            .calls("order")
            .publishes("relay")
            .subscribesTo("identity", "order")
            .needs(POSTGRES, IDEMPOTENCY, REACHABILITY)),
    DELIVERY(at(8106, "business/fulfilment")
            .routes("/api/v1/deliveries/**", "/api/v1/riders/**")
            .streams("/api/v1/riders/me/stream")
            .owns("deliveries")
            .calls("order")
            .publishes("delivery")
            .subscribesTo("identity", "order")
            .needs(POSTGRES, EVENT_STORE, IDEMPOTENCY, REACHABILITY)),
    STOREFRONT(at(8107, "query")
            .publicPort(8117)
            .routes("/api/v1/storefront/**")
            .open("GET /api/v1/storefront/**", "PUT /api/v1/storefront/ad-clicks/{token}")
            .copies("shops", "shop-reviews", "ads")
            .publishes("storefront")
            .subscribesTo("shop", "review", "ad")
            .needs(DISK)),
    GATEWAY(at(8080, "edge").calls("identity", "storefront").needs(DISK)),
    AD(at(8110, "business/shopping")
            .routes("/api/v1/ads/**")
            .owns("ads")
            .copies("shops")
            .publishes("ad")
            .subscribesTo("identity", "shop", "storefront")
            .startsLate()
            .needs(POSTGRES, IDEMPOTENCY)),
    REVIEW(at(8111, "business/shopping")
            .routes("/api/v1/reviews/**")
            // Not /**: a token that comes along on an open address is left at the door.
            .open("GET /api/v1/reviews", "GET /api/v1/reviews/{id:[0-9a-fA-F-]+}")
            .owns("shop-reviews")
            .publishes("review")
            .subscribesTo("identity", "order")
            .startsLate()
            .needs(POSTGRES, IDEMPOTENCY)),
    SEARCH(at(8112, "query")
            .routes("/api/v1/search/**")
            .readOnly()
            .open("GET /api/v1/search/shops", "GET /api/v1/search/suggestions")
            .copies("shops", "shop-reviews", "ads")
            .subscribesTo("shop", "review", "ad")
            .startsLate()
            .needs(DISK)),
    ORDER_HISTORY(at(8108, "query")
            .routes("/api/v1/order-history/**")
            .copies("orders", "deliveries")
            .subscribesTo("identity", "order", "delivery")
            .startsLate()
            .needs(POSTGRES));

    private final Spec spec;

    Service(Spec spec) {
        this.spec = spec;
    }

    @Override
    public Spec spec() {
        return spec;
    }

    public static List<Service> all(Predicate<Service> wanted) {
        return Arrays.stream(values()).filter(wanted).toList();
    }

    /// The services that a target list such as `order,payment` names; `all` names every one.
    ///
    /// @throws UnknownTarget when it names something else
    public static List<Service> targets(String list) {
        if (list.equals("all")) {
            return List.of(values());
        }
        return Arrays.stream(list.split(",", -1))
                .map(String::strip)
                .map(name -> named(name).orElseThrow(() -> new UnknownTarget(name)))
                .distinct()
                .sorted()
                .toList();
    }

    public static Optional<Service> named(String key) {
        return Arrays.stream(values()).filter(it -> it.key().equals(key)).findFirst();
    }

    /// A target list names a service that does not exist. The message is one line for a person.
    public static final class UnknownTarget extends RuntimeException {

        private static final long serialVersionUID = 1;

        UnknownTarget(String name) {
            super("Unknown target '%s'; there are: all, %s"
                    .formatted(
                            name,
                            Arrays.stream(values()).map(Service::key).sorted().collect(Collectors.joining(", "))));
        }
    }
}
