package dev.dosirak.platform.notify;

import java.util.function.Consumer;

/// Gets at once the hints that any node sends on a channel, this one included. Make it a bean.
///
/// @param channel as `notification`; the database is the service's own, so its name need not stand in it
/// @param onHint what to do with each hint; must not block, because all of the node's listeners share a thread
/// @param onReconnect what to do when the connection was lost and is open again: hints were missed
public record ChannelListener(String channel, Consumer<String> onHint, Runnable onReconnect) {}
