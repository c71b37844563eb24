package dev.dosirak.delivery.rider.web;

import dev.dosirak.delivery.rider.Rider;
import dev.dosirak.delivery.rider.RiderId;
import dev.dosirak.delivery.rider.RiderNotification;
import dev.dosirak.delivery.rider.RiderNotifications;
import dev.dosirak.delivery.rider.RiderRefusal;
import dev.dosirak.delivery.rider.Riders;
import dev.dosirak.platform.kernel.Refused;
import dev.dosirak.platform.push.StreamRules;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// What riders hear on their phones, for as long as they are riders.
@Component
class RiderStreamRules implements StreamRules<RiderNotification> {

    private final Riders riders;
    private final RiderNotifications notifications;

    RiderStreamRules(Riders riders, RiderNotifications notifications) {
        this.riders = riders;
        this.notifications = notifications;
    }

    @Override
    public String nameOf(RiderNotification it) {
        return RiderNotification.Kind.NAMES.nameOf(it.kind());
    }

    @Override
    public String dataOf(RiderNotification it) {
        return it.body();
    }

    @Override
    public long startAfter(UUID rider, long last) {
        return notifications.begin(new RiderId(rider));
    }

    /// Who takes a heartbeat is there, which is noted.
    @Override
    public boolean mayContinue(UUID rider) {
        var id = new RiderId(rider);
        riders.recordPresence(id);
        return !riders.find(id).map(Rider::left).orElse(false);
    }

    @Override
    public RuntimeException tooMany(int perRider) {
        return new Refused(RiderRefusal.TOO_MANY_PHONES, perRider);
    }
}
