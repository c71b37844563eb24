/// Wakes those who wait for what another node of their service has just written, by NOTIFY and LISTEN of the
/// service's own database: nobody need ask it several times a second.
///
/// A [ChannelListener][dev.dosirak.platform.notify.ChannelListener] bean listens, on one connection per node
/// however many there are; [ChannelPublisher][dev.dosirak.platform.notify.ChannelPublisher] sends. Only a hint
/// travels, such as an id: what it is about is read from the tables. A hint may be lost, so whoever waits also
/// looks by himself every few seconds.
package dev.dosirak.platform.notify;
