package dev.dosirak.box.acceptance;

import org.junit.jupiter.api.Order;

/// All services in one JVM, as `./dosirak up` starts them.
@Order(1)
@RunsIn(Topology.ONE_JVM)
class OneJvmTest
        implements OrderJourney,
                Money,
                PayingInAWindow,
                Repeats,
                Terminals,
                ShopChanges,
                Browsing,
                SyncConformance,
                BadInput,
                Privacy,
                GatewayBoundary,
                StatusMetrics,
                Logins,
                Crash {}
