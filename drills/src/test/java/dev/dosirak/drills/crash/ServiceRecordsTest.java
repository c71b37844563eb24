package dev.dosirak.drills.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dosirak.platform.embedded.TestDatabase;
import dev.dosirak.platform.embedded.TestInfrastructure;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// The queries, against stores of a few rows.
class ServiceRecordsTest {

    private static final UUID DINNER = UUID.fromString("00000000-0000-0000-0000-0000000000d1");
    private static final UUID LUNCH = UUID.fromString("00000000-0000-0000-0000-0000000000d2");
    private static final UUID JIWOO = UUID.fromString("00000000-0000-0000-0000-0000000000c1");
    private static final UUID SHOP = UUID.fromString("00000000-0000-0000-0000-0000000000f1");

    private static final String HISTORIES = """
            create table event (stream uuid, position bigint, type text, payload text, at timestamptz default now());
            create table outbox (aggregateid uuid, type text, payload text, sequence bigint,
                                 at timestamptz default clock_timestamp());
            """;

    private static Connection store(String name, String sql) throws SQLException {
        TestDatabase database = TestInfrastructure.get().newDatabase(name);
        var connection = DriverManager.getConnection(database.jdbcUrl(), database.username(), database.password());
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
        return connection;
    }

    @Test
    void ordersAreReadWithTheirHistoryInOrder() throws SQLException {
        var rows = """
                create table idempotency (caller text, key text, status int, body text);
                insert into event (stream, position, type) values
                    ('%1$s', 2, 'paid'), ('%1$s', 1, 'placed'), ('%2$s', 1, 'placed');
                insert into outbox (aggregateid, type, payload, sequence) values
                    ('%1$s', 'order.placed.v1', '{"customerId":"%3$s","total":36000}', 1),
                    ('%1$s', 'order.paid.v1', '{}', 2),
                    ('%2$s', 'order.placed.v1', '{"customerId":"%3$s","total":9000}', 1);
                insert into idempotency values
                    ('%3$s', 'first click', 201, '{"orderId":"%1$s"}'), ('%3$s', 'cancel', 200, '{}');
                """.formatted(DINNER, LUNCH, JIWOO);
        try (var store = store("drill_order", HISTORIES + rows)) {
            var book = OrderRecords.read(store);
            assertThat(book.orders())
                    .containsOnlyKeys(DINNER, LUNCH)
                    .containsEntry(DINNER, new OrderRecords.Entry(DINNER, List.of("placed", "paid"), JIWOO, 36_000, 2))
                    .containsEntry(LUNCH, new OrderRecords.Entry(LUNCH, List.of("placed"), JIWOO, 9_000, 1));
            assertThat(book.clicks()).containsOnlyKeys("first click").containsValue(DINNER);
        }
    }

    @Test
    void moneyIsReadFromBothSides() throws SQLException {
        var payments = """
                insert into event (stream, position, type) values
                    ('%1$s', 1, 'requested'), ('%1$s', 3, 'approved'), ('%1$s', 2, 'attempted'), ('%2$s', 1, 'barred');
                """.formatted(DINNER, LUNCH);
        var journal = """
                create table journal (position bigint, kind text, order_id text, amount bigint);
                insert into journal values (2, 'cancel', '%1$s', 6000), (1, 'approval', '%1$s', 36000);
                """.formatted(DINNER);
        try (var payment = store("drill_payment", HISTORIES + payments);
                var company = store("drill_company", journal)) {
            var book = PaymentRecords.read(payment, company);
            assertThat(book.state(DINNER)).isEqualTo("approved");
            assertThat(book.state(LUNCH)).isEqualTo("cancelled");
            assertThat(book.state(JIWOO)).isEmpty();
            assertThat(book.held(DINNER)).isEqualTo(30_000);
            assertThat(book.taken(DINNER)).isEqualTo(36_000);
            assertThat(book.of(LUNCH)).isEmpty();
        }
    }

    @Test
    void ticketsAndDeliveriesAreReadWithWhatOthersWereTold() throws SQLException {
        var kitchen = """
                create table ticket (order_id uuid, state text);
                insert into ticket values ('%1$s', 'accepted');
                insert into outbox (aggregateid, type, sequence) values
                    ('%1$s', 'relay.accepted.v1', 2), ('%1$s', 'relay.relayed.v1', 1);
                """.formatted(DINNER);
        var road = """
                create table rider (id uuid, delivery uuid);
                insert into rider values ('%3$s', '%1$s'), ('%2$s', null);
                insert into event (stream, position, type) values ('%1$s', 2, 'offer-made'), ('%1$s', 1, 'requested');
                insert into outbox (aggregateid, type, sequence) values ('%1$s', 'delivery.requested.v1', 1);
                """.formatted(DINNER, LUNCH, JIWOO);
        try (var relay = store("drill_relay", HISTORIES + kitchen);
                var delivery = store("drill_delivery", HISTORIES + road)) {
            var tickets = TicketRecords.read(relay);
            assertThat(tickets.tickets()).containsOnlyKeys(DINNER).containsValue("accepted");
            assertThat(tickets.published(DINNER, "relay.accepted.v1")).isTrue();
            assertThat(tickets.published(DINNER, "relay.rejected.v1")).isFalse();
            var deliveries = DeliveryRecords.read(delivery);
            assertThat(deliveries.deliveries()).containsEntry(DINNER, List.of("requested", "offer-made"));
            assertThat(deliveries.jobs()).containsExactly(new DeliveryRecords.Job(JIWOO, DINNER));
            assertThat(deliveries.isOver(DINNER)).isFalse();
        }
    }

    @Test
    void copiesAreReadWithVersionAndContents() throws SQLException {
        var shop = """
                create table shop (id uuid, version bigint, state text, document text);
                insert into shop values ('%1$s', 7, 'APPROVED',
                    '{"menu":{"categories":[{"products":[{"id":"%2$s","price":18000,"soldOut":true}]}]}}');
                """.formatted(SHOP, DINNER);
        var copy = """
                create table shop_copy (id uuid, version bigint, deleted boolean, document text);
                insert into shop_copy values ('%1$s', 7, false,
                    '{"menu": {"categories": [{"products": [{"price": 18000, "soldOut": true, "id": "%2$s"}]}]}}');
                """.formatted(SHOP, DINNER);
        var history = """
                create table order_view (order_id uuid, sequence bigint, state text, timeline jsonb);
                insert into order_view values ('%1$s', 2, 'payment-succeeded', '{"1":"a","2":"b"}');
                """.formatted(DINNER);
        try (var owner = store("drill_shop", shop);
                var order = store("drill_copy", copy);
                var views = store("drill_history", history)) {
            assertThat(CopyRecords.shops(owner)).isEqualTo(CopyRecords.copiedShops(order));
            assertThat(ShopMenus.menus(owner).get(SHOP))
                    .containsOnlyKeys(DINNER)
                    .containsValue("18000, sold out");
            assertThat(CopyRecords.views(views)).containsEntry(DINNER, new CopyRecords.View(2, "payment-succeeded", 2));
        }
    }

    @Test
    void whatWasPutAsideIsReadInWords() throws SQLException {
        var rows = """
                create table parked (id bigint, consumer text, key text, attempts int, reason text);
                insert into parked values (1, 'relay.ticket', '%s', 5, 'unreadable');
                """.formatted(DINNER);
        try (var store = store("drill_parked", rows)) {
            assertThat(ServiceRecords.parked(store))
                    .containsExactly(
                            "relay.ticket put aside a record of %s after 5 attempts: unreadable".formatted(DINNER));
        }
    }
}
