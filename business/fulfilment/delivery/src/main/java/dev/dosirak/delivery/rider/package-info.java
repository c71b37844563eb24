/// Riders: on duty or not, where they are, what they carry, and what they are told.
///
/// This package is the **inside**: rules and ports, no framework. Start with [Rider]; a rider carries at most one
/// delivery, and [RiderNotifications] are the only way by which a rider hears of anything.
package dev.dosirak.delivery.rider;
