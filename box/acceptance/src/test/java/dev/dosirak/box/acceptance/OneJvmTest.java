package dev.dosirak.box.acceptance;

/// All services in one JVM, as `./dosirak up` starts them.
@RunsIn(Shape.ONE_JVM)
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
                Walls,
                Watchfulness,
                Logins,
                Crash {}
