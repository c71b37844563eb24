package dev.dosirak.drills.crash;

import dev.dosirak.drills.rig.Stores;
import dev.dosirak.drills.rig.Web;
import dev.dosirak.platform.catalog.Service;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// Everything that the promises are checked against, read once at rest.
///
/// @param parked records that a service put aside, in words
public record Books(
        OrderBook orders, MoneyBook money, KitchenBook kitchen, RoadBook road, Copies copies, List<String> parked) {

    private static final String PARKED = "select consumer, key, attempts, reason from parked order by id";

    public static Books read(Stores stores, Web web) throws SQLException, InterruptedException {
        try (var order = stores.open(Service.ORDER);
                var payment = stores.open(Service.PAYMENT);
                var company = stores.open(Service.PG_SIMULATOR);
                var relay = stores.open(Service.RELAY);
                var delivery = stores.open(Service.DELIVERY);
                var shop = stores.open(Service.SHOP);
                var history = stores.open(Service.ORDER_HISTORY)) {
            var menus = Pages.menus(shop);
            return new Books(
                    OrderBook.read(order),
                    MoneyBook.read(payment, company),
                    KitchenBook.read(relay),
                    RoadBook.read(delivery),
                    new Copies(
                            Copies.shops(shop),
                            Copies.copiedShops(order),
                            Copies.views(history),
                            Pages.shown(web, menus.keySet()),
                            menus),
                    parked(stores));
        }
    }

    /// @param others in words, for a platform on which some are put aside as they should be
    public Books withParked(List<String> others) {
        return new Books(orders, money, kitchen, road, copies, others);
    }

    private static List<String> parked(Stores stores) throws SQLException {
        var all = new ArrayList<String>();
        for (var service : Service.all(Service::hasInbox)) {
            try (var store = stores.open(service)) {
                all.addAll(parked(store));
            }
        }
        return all;
    }

    static List<String> parked(Connection store) throws SQLException {
        return Rows.read(
                store,
                PARKED,
                row -> "%s put aside a record of %s after %d attempts: %s"
                        .formatted(
                                row.getString("consumer"),
                                row.getString("key"),
                                row.getInt("attempts"),
                                row.getString("reason")));
    }
}
