package dev.dosirak.drills.pgoutage;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.dosirak.drills.rig.BenchAddresses;
import dev.dosirak.drills.rig.Member;
import dev.dosirak.drills.rig.Platform;
import dev.dosirak.drills.rig.Web;
import dev.dosirak.platform.catalog.Service;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Makes gateways ill at their simulators, and sets through the public API what operators set.
public final class GatewaySwitches {

    /// As the platform names them.
    public static final List<String> GATEWAYS = List.of("toss", "nice", "portone");

    private static final String API = "/api/v1/payments/gateways";

    private final Web web;
    private final Platform platform;
    private final Member operator;

    public GatewaySwitches(Web web, Platform platform) throws InterruptedException {
        this.web = web;
        this.platform = platform;
        this.operator = Member.operator(web, platform);
    }

    public void makeIll(String gateway, Illness illness) throws InterruptedException {
        become(gateway, illness.mode());
    }

    public void heal(String gateway) throws InterruptedException {
        become(gateway, Map.of("mode", "normal"));
    }

    private void become(String gateway, Map<String, Object> mode) throws InterruptedException {
        var key = Base64.getEncoder().encodeToString((platform.simulatorKey() + ":").getBytes(UTF_8));
        web.send(
                        "PUT",
                        BenchAddresses.of(Service.PG_SIMULATOR).resolve("/simulator/" + gateway + "/mode"),
                        "",
                        JsonMapper.shared().writeValueAsBytes(mode),
                        Map.of("Authorization", "Basic " + key))
                .required("the switch of " + gateway);
    }

    void switchOff(String gateway, String why) throws InterruptedException {
        put(gateway + "/switch", Map.of("on", false, "why", why));
    }

    void weigh(String gateway, int weight, String why) throws InterruptedException {
        put(gateway + "/weight", Map.of("weight", weight, "why", why));
    }

    private void put(String what, Map<String, Object> body) throws InterruptedException {
        web.put(BenchAddresses.of(Service.PAYMENT).resolve(API + "/" + what), operator.token(), body)
                .required("setting " + what);
    }

    /// As the payment service sees them; empty when it does not answer.
    JsonNode gateways() throws InterruptedException {
        return web.get(BenchAddresses.of(Service.PAYMENT).resolve(API), operator.token())
                .body()
                .path("items");
    }
}
