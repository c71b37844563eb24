package dev.dosirak.platform.embedded;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// How clients of a Kafka prove who they are, as settings of any Kafka client.
///
/// The same stands in the environment of services, as `KAFKA_SECURITY_PROTOCOL`, `KAFKA_SASL_MECHANISM`,
/// `KAFKA_SASL_JAAS_CONFIG`, and is read from there for a Kafka that somebody else runs.
public record KafkaAccess(Map<String, String> settings) {

    /// Nobody is asked who he is.
    public static final KafkaAccess OPEN = new KafkaAccess(Map.of());

    private static final String VARIABLE = "KAFKA_(SECURITY|SASL|SSL)_[A-Z_]+";
    private static final String PROTOCOL = "SASL_PLAINTEXT";
    private static final String PLAIN = "org.apache.kafka.common.security.plain.PlainLoginModule required"
            + " username=\"%1$s\" password=\"%2$s\"%3$s;";

    public KafkaAccess {
        settings = Map.copyOf(settings);
    }

    /// By name and password; over loopback only, since both are sent as they are.
    public static KafkaAccess of(String user, String password) {
        return new KafkaAccess(Map.of(
                "security.protocol",
                PROTOCOL,
                "sasl.mechanism",
                "PLAIN",
                "sasl.jaas.config",
                PLAIN.formatted(user, quoted(password), "")));
    }

    private static String quoted(String password) {
        return password.replace("\\", "\\\\").replace("\"", "\\\"");
    }

    /// Of the variables of a process: `KAFKA_SSL_TRUSTSTORE_LOCATION` is `ssl.truststore.location`.
    public static KafkaAccess named(Map<String, String> environment) {
        var settings = new TreeMap<String, String>();
        environment.forEach((name, value) -> {
            if (name.matches(VARIABLE) && !value.isBlank()) {
                settings.put(property(name), value);
            }
        });
        return new KafkaAccess(settings);
    }

    private static String property(String variable) {
        return variable.substring("KAFKA_".length()).toLowerCase(Locale.ROOT).replace('_', '.');
    }

    /// What [#named] reads.
    public Map<String, String> variables() {
        var variables = new TreeMap<String, String>();
        settings.forEach((name, value) ->
                variables.put("KAFKA_" + name.toUpperCase(Locale.ROOT).replace('.', '_'), value));
        return variables;
    }

    /// For tools that take a file of client settings.
    public void write(Path file) {
        PropertyFile.write(settings, file);
    }

    /// What a broker needs that lets nobody in but those who know the password; itself included.
    static Map<String, String> ofBroker(String user, String password) {
        var quoted = quoted(password);
        var module = PLAIN.formatted(user, quoted, " user_%s=\"%s\"".formatted(user, quoted));
        return Map.of(
                "listener.security.protocol.map",
                "CLIENTS:%1$s,CONTROLLER:%1$s".formatted(PROTOCOL),
                "sasl.enabled.mechanisms",
                "PLAIN",
                "sasl.mechanism.inter.broker.protocol",
                "PLAIN",
                "sasl.mechanism.controller.protocol",
                "PLAIN",
                "listener.name.clients.plain.sasl.jaas.config",
                module,
                "listener.name.controller.plain.sasl.jaas.config",
                module);
    }
}
