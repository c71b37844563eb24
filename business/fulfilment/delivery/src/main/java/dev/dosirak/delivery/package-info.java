/// Who carries an order to its customer, and how far along the way it is.
///
/// [dispatch][dev.dosirak.delivery.dispatch] finds a rider for every accepted order and follows it until it is
/// delivered; [rider][dev.dosirak.delivery.rider] knows who is on duty, and where, and tells each rider what concerns
/// them. This package plugs them into databases, topics and HTTP. Start with
/// [Delivery#decide][dev.dosirak.delivery.dispatch.Delivery#decide].
package dev.dosirak.delivery;
