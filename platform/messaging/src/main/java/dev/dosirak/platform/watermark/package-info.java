/// How far a stream has been received. Each service publishes a [Heartbeat][dev.dosirak.platform.watermark.Heartbeat]
/// by its outbox into every partition of its topic, so it lies behind everything that was published before it; who
/// has received one in each partition has received everything up to then.
/// [Watermarks][dev.dosirak.platform.watermark.Watermarks] knows. While anything on the way stands still (outbox,
/// Connect, Kafka, a consumer), the time that is known stands still, too.
package dev.dosirak.platform.watermark;
