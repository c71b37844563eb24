package dev.dosirak.platform.outbox;

import io.opentelemetry.api.trace.Span;

/// The trace that is going on here, in the words of W3C Trace Context, so that it goes on where the event is
/// received.
public final class TraceParent {

    private TraceParent() {}

    /// Empty when nothing is traced.
    public static String current() {
        var context = Span.current().getSpanContext();
        return context.isValid()
                ? "00-" + context.getTraceId() + "-" + context.getSpanId() + "-"
                        + context.getTraceFlags().asHex()
                : "";
    }
}
