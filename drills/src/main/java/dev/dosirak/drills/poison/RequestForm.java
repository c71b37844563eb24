package dev.dosirak.drills.poison;

import static dev.dosirak.drills.poison.RequestForm.Field.degrees;
import static dev.dosirak.drills.poison.RequestForm.Field.id;
import static dev.dosirak.drills.poison.RequestForm.Field.number;
import static dev.dosirak.drills.poison.RequestForm.Field.reference;
import static dev.dosirak.drills.poison.RequestForm.Field.text;
import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What may be asked of the platform, as one asks it; one field at a time is spoiled. The demo city has the owner.
enum RequestForm {
    ORDER(
            RequestRole.CUSTOMER,
            "/api/v1/orders",
            """
            {"shopId": "00000000-0000-7000-8000-000000000001",
             "lines": [{"productId": "00000000-0000-7000-8000-000000000002", "quantity": 1, "options": []}],
             "deliverTo": {"road": "Seoul", "detail": "1", "phone": "010-0000-0000",
                           "position": {"lat": 37.5, "lng": 127.0}},
             "paymentMethodId": "00000000-0000-7000-8000-000000000003",
             "expectedTotal": 20000, "noteToShop": "", "noteToRider": ""}""",
            List.of(
                    id("shopId"),
                    id("lines[0].productId"),
                    number("lines[0].quantity"),
                    text("deliverTo.road"),
                    text("deliverTo.detail"),
                    text("deliverTo.phone"),
                    degrees("deliverTo.position.lat"),
                    degrees("deliverTo.position.lng"),
                    id("paymentMethodId"),
                    number("expectedTotal"),
                    text("noteToShop"),
                    text("noteToRider"))),
    CANCELLATION(
            RequestRole.CUSTOMER,
            "/api/v1/orders/00000000-0000-7000-8000-000000000001/cancel",
            "{\"reason\": \"changed my mind\"}",
            List.of(text("reason"))),
    REJECTION(
            RequestRole.OWNER,
            "/api/v1/relay/orders/00000000-0000-7000-8000-000000000001/reject",
            "{\"reason\": \"too-busy\", \"note\": \"\"}",
            List.of(text("reason"), text("note"))),
    ACCEPTANCE(
            RequestRole.OWNER,
            "/api/v1/relay/orders/00000000-0000-7000-8000-000000000001/accept",
            "{\"cookMinutes\": 15}",
            List.of(number("cookMinutes"))),
    DELAY(
            RequestRole.RIDER,
            "/api/v1/deliveries/00000000-0000-7000-8000-000000000001/delay",
            "{\"reason\": \"rain\"}",
            List.of(text("reason"))),
    CARD(RequestRole.CUSTOMER, "/api/v1/payment-methods", "{\"authKey\": \"none\"}", List.of(text("authKey"))),
    REVIEW(
            RequestRole.CUSTOMER,
            "/api/v1/reviews",
            "{\"orderId\": \"00000000-0000-7000-8000-000000000001\", \"rating\": 5, \"text\": \"\", \"images\": []}",
            List.of(id("orderId"), number("rating"), text("text"))),
    REGISTRATION(
            RequestRole.NOBODY,
            "/api/v1/members",
            """
            {"role": "customer", "email": "poison@dosirak.example", "password": "correct-horse-battery",
             "name": "Poison", "phone": "010-0000-0000"}""",
            List.of(text("role"), text("email"), text("password"), text("name"), text("phone"))),
    SHOP_ROW(
            RequestRole.OPERATOR,
            "/api/v1/shops/import",
            """
            {"rows": [{
              "code": "poisoned", "ownerCode": "O000000",
              "profile": {"name": "Poison", "category": "chicken", "phone": "010-0000-0000", "notice": "",
                          "address": {"road": "Seoul", "district": "Mapo"},
                          "position": {"lat": 37.55, "lng": 126.95}},
              "delivery": {"radiusMeters": 2000, "minimumOrder": 10000,
                           "fees": [{"uptoMeters": 2000, "fee": 3000}]},
              "hours": {"weekly": [{"day": "monday", "open": "09:00", "close": "22:00"}], "closedDays": []},
              "menu": {"categories": [{"code": "c", "name": "All", "products": [
                  {"code": "p", "name": "Dish", "description": "", "price": 12000, "optionGroups": []}]}]}}]}
            """,
            List.of(
                    text("rows[0].code"),
                    text("rows[0].ownerCode"),
                    reference("rows[0].ownerCode"),
                    text("rows[0].profile.name"),
                    reference("rows[0].profile.category"),
                    text("rows[0].profile.phone"),
                    text("rows[0].profile.notice"),
                    text("rows[0].profile.address.road"),
                    degrees("rows[0].profile.position.lat"),
                    degrees("rows[0].profile.position.lng"),
                    number("rows[0].delivery.radiusMeters"),
                    number("rows[0].delivery.minimumOrder"),
                    number("rows[0].delivery.fees[0].fee"),
                    reference("rows[0].hours.weekly[0].day"),
                    reference("rows[0].hours.weekly[0].open"),
                    text("rows[0].menu.categories[0].name"),
                    text("rows[0].menu.categories[0].products[0].code"),
                    text("rows[0].menu.categories[0].products[0].description"),
                    number("rows[0].menu.categories[0].products[0].price"))),
    MEMBER_ROW(
            RequestRole.OPERATOR,
            "/api/v1/members/import",
            """
            {"rows": [{"code": "poisoned", "role": "customer", "email": "poison@dosirak.example", "name": "Poison",
                       "phone": "010-0000-0000", "password": "correct-horse-battery"}]}""",
            List.of(
                    text("rows[0].code"),
                    reference("rows[0].role"),
                    text("rows[0].email"),
                    reference("rows[0].email"),
                    text("rows[0].name"),
                    text("rows[0].phone"),
                    text("rows[0].password")));

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String HERE = "here";

    private final RequestRole requestRole;
    private final String path;
    private final String body;
    private final List<Field> fields;

    RequestForm(RequestRole requestRole, String path, String body, List<Field> fields) {
        this.requestRole = requestRole;
        this.path = path;
        this.body = body;
        this.fields = fields;
    }

    boolean isImport() {
        return this == SHOP_ROW || this == MEMBER_ROW;
    }

    /// As it should be. What is imported must be taken as it is, or nobody knows why it was refused when
    /// spoiled.
    BadRequest unspoiled() {
        return bad("as it should be", body, "");
    }

    /// Everything that can be wrong with it.
    List<BadRequest> spoiled() {
        var all = new ArrayList<BadRequest>();
        for (var field : fields) {
            for (var literal : field.wrong()) {
                all.add(bad(field.path() + " " + shortened(literal), with(field.path(), literal), field.path()));
            }
        }
        all.add(bad("cut off", body.substring(0, body.length() - 2), ""));
        all.add(bad("no JSON", "<xml/>", ""));
        all.add(bad("null", "null", ""));
        all.add(bad("array", "[]", ""));
        all.add(bad("deep", "{\"rows\": " + "[".repeat(50_000), ""));
        all.add(bad("no UTF-8", beginning("\"\u00c3(\": 1"), ""));
        all.add(bad("unknown field", beginning("\"unheardOf\": 1"), "unheardOf"));
        all.add(bad("name with NUL", beginning("\"un\\u0000heard\": 1"), "unU+0000heard"));
        return all;
    }

    private static String shortened(String literal) {
        return literal.length() < 40 ? literal : literal.substring(0, 40) + "…";
    }

    /// Bytes are written one by one, so that they need not be UTF-8.
    private BadRequest bad(String what, String spoiled, String culprit) {
        var name = name().toLowerCase(Locale.ROOT).replace('_', '-');
        return new BadRequest(
                "%s: %s".formatted(name, what),
                requestRole,
                "POST",
                path,
                spoiled.getBytes(ISO_8859_1),
                Map.of(),
                culprit,
                false);
    }

    private String beginning(String field) {
        return "{" + field + ", " + body.substring(1);
    }

    private String with(String field, String literal) {
        var place = JsonPointer.compile(
                "/" + field.replace('.', '/').replace('[', '/').replace("]", ""));
        var tree = JSON.readTree(body);
        ((ObjectNode) tree.at(place.head())).put(place.last().getMatchingProperty(), HERE);
        return JSON.writeValueAsString(tree).replace("\"" + HERE + "\"", literal);
    }

    /// A field of a body and what must never stand in it.
    ///
    /// @param path as `lines[0].quantity`
    /// @param wrong as JSON, so that it may be what no writer of JSON would write
    record Field(String path, List<String> wrong) {

        private static final List<String> TEXTS = List.of(
                "\"a\\u0000b\"",
                "\"a\\u0007b\"",
                "\"\\u001b[31mred\"",
                "\"a\\u007fb\"",
                "\"a\\u0090b\"",
                "\"a\\ufffeb\"",
                "\"a\\ufdd0b\"",
                "\"\\ud83f\\udffe\"",
                "\"\\ud800\"",
                "\"a\\udc00b\"",
                "\"" + "x".repeat(20_000) + "\"",
                "{}",
                "[]");
        private static final List<String> WHOLE_NUMBERS =
                List.of("99999999999999999999", "1e400", "-1e999999999", "\"many\"", "\"\\u0000\"", "{}", "[]");
        private static final List<String> DEGREES =
                List.of("91000", "-1e308", "1e400", "\"NaN\"", "\"Infinity\"", "\"north\"", "{}", "[]");
        private static final List<String> IDS = List.of("\"not-a-uuid\"", "\"\\u0000\"", "42", "{}", "[]");

        static Field text(String path) {
            return new Field(path, TEXTS);
        }

        static Field number(String path) {
            return new Field(path, WHOLE_NUMBERS);
        }

        static Field degrees(String path) {
            return new Field(path, DEGREES);
        }

        static Field id(String path) {
            return new Field(path, IDS);
        }

        /// Something else that must exist.
        static Field reference(String path) {
            return new Field(path, List.of("\"nobody-knows\""));
        }
    }
}
