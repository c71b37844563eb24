package dev.dosirak.box.acceptance;

/// Two JVMs with every service each behind the gateway, as `./dosirak up --nodes 2` starts them.
@RunsIn(Topology.TWO_NODES)
class TwoNodesTest
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
                NodeLoss {}
