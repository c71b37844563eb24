package dev.dosirak.drills.crash;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.dosirak.drills.rig.BenchAddresses;
import dev.dosirak.drills.rig.Figures;
import dev.dosirak.drills.rig.Platform;
import dev.dosirak.drills.rig.Web;
import dev.dosirak.platform.catalog.Service;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import tools.jackson.databind.json.JsonMapper;

/// Makes one of the payment gateways ill after the other, at random by a seed, while other things happen. Their
/// simulator may be killed meanwhile; it comes back well.
final class IllGateways implements AutoCloseable {

    private static final Duration AGAIN = Duration.ofMillis(500);

    /// Puts a gateway into a mode.
    @FunctionalInterface
    interface Switch {
        /// @return false when it did not take it
        boolean set(String gateway, Map<String, Object> mode) throws InterruptedException;
    }

    private final Switch switches;
    private final SplittableRandom random;
    private final Duration again;
    private final Consumer<String> say;
    private final Thread thread;
    private int illnesses;
    private boolean ill;
    private long wellSince = System.nanoTime();

    /// @param again after which a switch that was not taken is turned again
    IllGateways(Switch switches, long seed, Duration again, Consumer<String> say) {
        this.switches = switches;
        this.random = new SplittableRandom(seed);
        this.again = again;
        this.say = say;
        this.thread = Thread.ofVirtual().name("ill-gateways").unstarted(this::run);
    }

    /// All are well, and stay so.
    static IllGateways none() {
        return new IllGateways((_, _) -> true, 0, AGAIN, _ -> {});
    }

    /// From now on, with the switches of the platform's simulator.
    static IllGateways start(Platform platform, Web web, long seed, Figures figures) {
        var key = Base64.getEncoder().encodeToString((platform.simulatorKey() + ":").getBytes(UTF_8));
        var gateways = new IllGateways(
                (gateway, mode) -> web.send(
                                                "PUT",
                                                BenchAddresses.of(Service.PG_SIMULATOR)
                                                        .resolve("/simulator/%s/mode".formatted(gateway)),
                                                "",
                                                JsonMapper.shared().writeValueAsBytes(mode),
                                                Map.of("Authorization", "Basic " + key))
                                        .status()
                                / 100
                        == 2,
                seed,
                AGAIN,
                it -> figures.say("%s", it));
        gateways.thread.start();
        return gateways;
    }

    private void run() {
        try {
            var last = "";
            while (!Thread.currentThread().isInterrupted()) {
                var next = GatewayIllness.next(random, last);
                last = next.gateway();
                Thread.sleep(next.before());
                pass(next);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// The gateway falls ill, and is well again when this returns.
    void pass(GatewayIllness illness) throws InterruptedException {
        begin();
        say.accept(illness.toString());
        switches.set(illness.gateway(), illness.mode()); // not taken: all are dead, and then well
        Thread.sleep(illness.lasts());
        heal(illness.gateway());
        end();
    }

    private void heal(String gateway) throws InterruptedException {
        while (!switches.set(gateway, GatewayIllness.well())) {
            Thread.sleep(again);
        }
    }

    private synchronized void begin() {
        illnesses++;
        ill = true;
    }

    private synchronized void end() {
        ill = false;
        wellSince = System.nanoTime();
    }

    /// Whether all were well all the time since then, by [System#nanoTime()].
    synchronized boolean wereWell(long since) {
        return !ill && wellSince - since <= 0;
    }

    synchronized int illnesses() {
        return illnesses;
    }

    /// No other one falls ill, and all are well when this returns.
    void stop() throws InterruptedException {
        thread.interrupt();
        if (thread.getState() != Thread.State.NEW) {
            thread.join();
        }
        for (var gateway : GatewayIllness.GATEWAYS) {
            heal(gateway);
        }
        end();
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
