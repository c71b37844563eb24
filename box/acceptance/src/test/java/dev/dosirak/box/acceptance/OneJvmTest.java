package dev.dosirak.box.acceptance;

/// All services in one JVM, as `./dosirak up` starts them.
@RunsIn(Topology.ONE_JVM)
class OneJvmTest
        implements OrderJourney,
                Money,
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
