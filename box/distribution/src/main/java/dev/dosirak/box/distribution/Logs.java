package dev.dosirak.box.distribution;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.AppenderBase;
import ch.qos.logback.core.rolling.FixedWindowRollingPolicy;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import ch.qos.logback.core.util.FileSize;
import dev.dosirak.platform.catalog.Service;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;
import org.springframework.boot.logging.logback.StructuredLogEncoder;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/// Log files: one per service, structured (ECS, one JSON object per line), rolled by size, also where services
/// share a JVM. What belongs to no service goes to `services.log`.
final class Logs {

    static final String SHARED = "services";

    private static final int OLD_FILES = 3;
    private static final FileSize LARGEST = FileSize.valueOf("20MB");

    private Logs() {}

    static void open(Path folder, List<Service> services) {
        var logback = (LoggerContext) LoggerFactory.getILoggerFactory();
        logback.reset();
        Map<String, RollingFileAppender<ILoggingEvent>> files = new HashMap<>();
        services.forEach(it -> files.put(it.key(), file(logback, folder, it.key())));
        var shared = services.size() == 1 ? files.values().iterator().next() : file(logback, folder, SHARED);
        var root = logback.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.INFO);
        logback.getLogger("org.apache.coyote").setLevel(Level.WARN);
        logback.getLogger("org.apache.catalina").setLevel(Level.WARN);
        // Once per service, at its first request, and of no interest.
        logback.getLogger("org.springframework.web.servlet.DispatcherServlet").setLevel(Level.WARN);
        logback.getLogger("org.apache.kafka").setLevel(Level.WARN);
        logback.getLogger("org.springframework.boot.web").setLevel(Level.WARN);
        // Tomcat speaks to java.util.logging, which would go to the console.
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
        root.addAppender(started(logback, new ServiceAppender(files, shared)));
    }

    private static ServiceAppender started(LoggerContext logback, ServiceAppender appender) {
        appender.setContext(logback);
        appender.start();
        return appender;
    }

    private static RollingFileAppender<ILoggingEvent> file(LoggerContext logback, Path folder, String name) {
        var file = folder.resolve(name + ".log").toString();
        var appender = new RollingFileAppender<ILoggingEvent>();
        appender.setContext(logback);
        appender.setName(name);
        appender.setFile(file);

        var rolling = new FixedWindowRollingPolicy();
        rolling.setContext(logback);
        rolling.setParent(appender);
        rolling.setFileNamePattern(file + ".%i");
        rolling.setMinIndex(1);
        rolling.setMaxIndex(OLD_FILES);
        rolling.start();

        var size = new SizeBasedTriggeringPolicy<ILoggingEvent>();
        size.setContext(logback);
        size.setMaxFileSize(LARGEST);
        size.start();

        appender.setRollingPolicy(rolling);
        appender.setTriggeringPolicy(size);
        appender.setEncoder(encoder(logback, name));
        appender.start();
        return appender;
    }

    private static StructuredLogEncoder encoder(LoggerContext logback, String service) {
        // The encoder reads the service's name from the environment of its application, of which here there are many.
        var environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource("service", Map.of("spring.application.name", service)));
        logback.putObject(Environment.class.getName(), environment);
        var encoder = new StructuredLogEncoder();
        encoder.setContext(logback);
        encoder.setFormat("ecs");
        encoder.start();
        return encoder;
    }

    /// Sends each line to the file of the service that it is about: told by the class that logs, else by the
    /// name of the thread, which begins with the service's name.
    private static final class ServiceAppender extends AppenderBase<ILoggingEvent> {

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
            return end < 0
                    ? Optional.empty()
                    : Optional.ofNullable(byPackage.get(logger.substring(OURS.length(), end)));
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
}
