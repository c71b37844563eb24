/// How far a stream has been heard. Each service tells a [Heartbeat][dev.dosirak.platform.watermark.Heartbeat] by its
/// outbox into every partition of its topic, so it lies behind everything that was told before it; who has heard one
/// in each partition has heard everything up to then. [Watermarks][dev.dosirak.platform.watermark.Watermarks] knows.
/// While anything on the way stands still (outbox, Connect, Kafka, a consumer), the time that is known stands still,
/// too.
@NullMarked
package dev.dosirak.platform.watermark;

import org.jspecify.annotations.NullMarked;
