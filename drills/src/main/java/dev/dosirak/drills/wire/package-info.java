/// A load generator that costs little: HTTP/1.1 on plain sockets, requests that are bytes made beforehand, one
/// thread.
///
/// Start with [ClosedLoop][dev.dosirak.drills.wire.ClosedLoop] (as fast as answers come) and
/// [OpenLoop][dev.dosirak.drills.wire.OpenLoop] (at a rate, whatever becomes of the answers).
package dev.dosirak.drills.wire;
