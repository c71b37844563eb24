/// Numbered notifications for each person, and the streams of server-sent events on which people receive them.
///
/// A service adds a notification in the transaction of what it is about
/// ([NotificationStore][dev.dosirak.platform.push.NotificationStore]). A stream holds no notifications, only
/// the number of the last one that it sent: what a person has not received stays in the database, however slow or
/// far away they are. So memory does not grow, nothing is lost between the two, and whoever comes back goes on
/// where they stopped.
///
/// Nodes wake each other by a hint ([notify][dev.dosirak.platform.notify]). One that is lost, because its node
/// died between commit and hint, is made up for by a look every few seconds.
///
/// A service that streams, says the catalog, brings three beans: a
/// [NotificationStore][dev.dosirak.platform.push.NotificationStore] over tables of its own,
/// [StreamRules][dev.dosirak.platform.push.StreamRules] and
/// [StreamSettings][dev.dosirak.platform.push.StreamSettings]. Its controller, which knows who may listen, calls
/// [NotificationStreams][dev.dosirak.platform.push.NotificationStreams].
package dev.dosirak.platform.push;
