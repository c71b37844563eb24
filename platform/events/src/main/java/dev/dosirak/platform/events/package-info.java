/// Switches the event machinery on in a service: [UsesPostgres][dev.dosirak.platform.events.UsesPostgres] and
/// [UsesKafka][dev.dosirak.platform.events.UsesKafka] on its application class.
@NullMarked
package dev.dosirak.platform.events;

import org.jspecify.annotations.NullMarked;
