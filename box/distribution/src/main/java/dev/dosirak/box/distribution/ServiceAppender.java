package dev.dosirak.box.distribution;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.AppenderBase;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Sends each line to the file of the service that it is about: told by the class that logs, else by the name of the
/// thread, which begins with the service's name.
final class ServiceAppender extends AppenderBase<ILoggingEvent> {

    private static final String OURS = "dev.dosirak.";

    private final Map<String, Appender<ILoggingEvent>> byService;
    private final Map<String, Appender<ILoggingEvent>> byPackage = new TreeMap<>();
    private final Appender<ILoggingEvent> shared;

    ServiceAppender(Map<String, ? extends Appender<ILoggingEvent>> byService, Appender<ILoggingEvent> shared) {
        this.byService = Map.copyOf(byService);
        this.shared = shared;
        byService.forEach((key, file) -> byPackage.put(key.replace("-", ""), file));
    }

    @Override
    protected void append(ILoggingEvent event) {
        byLogger(event.getLoggerName())
                .or(() -> byThread(event.getThreadName()))
                .orElse(shared)
                .doAppend(event);
    }

    private Optional<Appender<ILoggingEvent>> byLogger(String logger) {
        if (!logger.startsWith(OURS)) {
            return Optional.empty();
        }
        var end = logger.indexOf('.', OURS.length());
        return end < 0 ? Optional.empty() : Optional.ofNullable(byPackage.get(logger.substring(OURS.length(), end)));
    }

    /// The longest name wins: `order-history-start` is of `order-history`, not of `order`.
    private Optional<Appender<ILoggingEvent>> byThread(String thread) {
        for (var end = thread.lastIndexOf('-'); end > 0; end = thread.lastIndexOf('-', end - 1)) {
            var file = byService.get(thread.substring(0, end));
            if (file != null) {
                return Optional.of(file);
            }
        }
        return Optional.empty();
    }
}
