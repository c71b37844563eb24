package dev.dosirak.box.acceptance;

/// One process and one database server per service, as `./dosirak up --isolated` starts them.
@RunsIn(Topology.ISOLATED)
class IsolatedTest
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
                Outage {}
