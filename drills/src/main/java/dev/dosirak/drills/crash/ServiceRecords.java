package dev.dosirak.drills.crash;

import dev.dosirak.drills.rig.Stores;
import dev.dosirak.drills.rig.Web;
import dev.dosirak.platform.catalog.Service;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// Everything that the invariants are checked against, read once at rest.
///
/// @param parked records that a service put aside, in words
public record ServiceRecords(
        OrderRecords orders,
        PaymentRecords money,
        TicketRecords kitchen,
        DeliveryRecords road,
        CopyRecords copyRecords,
        List<String> parked) {

    private static final String PARKED = "select consumer, key, attempts, reason from parked order by id";

    public static ServiceRecords read(Stores stores, Web web) throws SQLException, InterruptedException {
        try (var order = stores.open(Service.ORDER);
                var payment = stores.open(Service.PAYMENT);
                var company = stores.open(Service.PG_SIMULATOR);
                var relay = stores.open(Service.RELAY);
                var delivery = stores.open(Service.DELIVERY);
                var shop = stores.open(Service.SHOP);
                var history = stores.open(Service.ORDER_HISTORY)) {
            var menus = ShopMenus.menus(shop);
            return new ServiceRecords(
                    OrderRecords.read(order),
                    PaymentRecords.read(payment, company),
                    TicketRecords.read(relay),
                    DeliveryRecords.read(delivery),
                    new CopyRecords(
                            CopyRecords.shops(shop),
                            CopyRecords.copiedShops(order),
                            CopyRecords.views(history),
                            ShopMenus.shown(web, menus.keySet()),
                            menus),
                    parked(stores));
        }
    }

    /// @param others in words, for a platform on which some are put aside as they should be
    public ServiceRecords withParked(List<String> others) {
        return new ServiceRecords(orders, money, kitchen, road, copyRecords, others);
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
