package dev.dosirak.simulation;

import dev.dosirak.payment.charge.GatewayChooser;
import dev.dosirak.payment.charge.PaymentGateway;
import dev.dosirak.payment.charge.PaymentGateways;
import dev.dosirak.payment.charge.PaymentWindows.WindowChooser;
import dev.dosirak.payment.charge.VirtualAccountGateway;
import dev.dosirak.payment.distribution.CappedGateway;
import dev.dosirak.payment.distribution.ContractedRates;
import dev.dosirak.payment.distribution.DistributedChooser;
import dev.dosirak.payment.distribution.Distributor;
import dev.dosirak.payment.distribution.GatewayHealth;
import dev.dosirak.payment.distribution.GatewayProbe;
import dev.dosirak.payment.distribution.GatewaySettings;
import dev.dosirak.payment.distribution.GatewayTable;
import dev.dosirak.payment.distribution.GatewayTerms;
import dev.dosirak.payment.distribution.MeasuredGateway;
import dev.dosirak.payment.distribution.MeasuredVirtualAccounts;
import dev.dosirak.payment.distribution.RateLeases;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.Lock;
import java.util.function.Supplier;

/// The real distributor on one node, with all that the node has learned of the gateways since its start.
final class Distribution {

    private final PaymentGateways gateways;
    private final DistributedChooser chooser;
    private final List<VirtualAccountGateway> accounts;
    private final List<GatewayProbe> probes;

    Distribution(
            List<PaymentGateway> adapters,
            List<? extends VirtualAccountGateway> keeping,
            List<GatewayTerms> terms,
            GatewaySettings settings,
            RateLeases leases,
            int nodes,
            InstantSource clock,
            Supplier<Lock> locks,
            Supplier<UUID> ids) {
        var health = new GatewayHealth(clock);
        var table = new GatewayTable(terms, settings, clock);
        var rates = new ContractedRates(leases, nodes, clock, locks);
        var all = adapters.stream()
                .<PaymentGateway>map(it -> new CappedGateway(new MeasuredGateway(it, health), table, health, rates))
                .toList();
        this.gateways = new PaymentGateways(all);
        this.chooser = new DistributedChooser(new Distributor(table, health, rates));
        this.accounts = keeping.stream()
                .<VirtualAccountGateway>map(it -> new MeasuredVirtualAccounts(it, health))
                .toList();
        this.probes = all.stream().map(it -> new GatewayProbe(it, health, ids)).toList();
    }

    PaymentGateways gateways() {
        return gateways;
    }

    void probe() {
        probes.forEach(GatewayProbe::run);
    }

    GatewayChooser chooser() {
        return chooser;
    }

    WindowChooser windowChooser() {
        return chooser;
    }

    List<VirtualAccountGateway> accounts() {
        return accounts;
    }
}
