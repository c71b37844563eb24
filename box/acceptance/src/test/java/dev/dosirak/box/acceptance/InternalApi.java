package dev.dosirak.box.acceptance;

import dev.dosirak.platform.kernel.Keys;
import dev.dosirak.platform.kernel.ServiceToken;
import java.time.Clock;
import java.util.Map;

/// The door of a service that only services pass.
final class InternalApi {

    private InternalApi() {}

    static Http of(Town town, String service) {
        var platform = town.platform();
        var token = new ServiceToken("acceptance", Keys.of(platform.serviceKey()), Clock.systemUTC()).issue(service);
        return new Http(town.http().client(), platform.url(service), Map.of()).as(token);
    }
}
