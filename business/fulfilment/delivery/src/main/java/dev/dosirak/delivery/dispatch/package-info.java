/// Dispatch finds a rider for every accepted order, and remembers what happened on the way.
///
/// This package is the **inside**: rules and ports, no framework. Its sub-packages are the **outside**, one per
/// technology. Start with [Delivery#decide][dev.dosirak.delivery.dispatch.Delivery#decide]: it is the whole state
/// machine. [Dispatcher] is what people may ask for; [Matching] is what happens by itself: offers to riders, and
/// taking back those that stay unanswered.
///
/// A delivery and its rider change together or not at all ([Transactions][dev.dosirak.platform.kernel.Transactions]).
/// Whoever does so touches the delivery first and the rider second, so that no two can wait for each other.
package dev.dosirak.delivery.dispatch;
