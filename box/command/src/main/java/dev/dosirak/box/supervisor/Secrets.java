package dev.dosirak.box.supervisor;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.dosirak.platform.catalog.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What nobody else may know: made at the first start, kept in a file that only its owner can read, under the
/// names of the environment variables that override it.
public final class Secrets {

    private static final int BYTES = 24;
    private static final int AES_KEY = 32;
    private static final String SERVICES =
            Stream.of(Service.values()).map(Service::variable).collect(Collectors.joining("|"));
    private static final String KEY = "_KEY";
    private static final String BILLING_KEY = "DOSIRAK_PAYMENT_KEY";
    private static final Pattern SECRET = Pattern.compile("(" + SERVICES + ")_(PREVIOUS_)?KEY|PG_SIMULATOR_.*_KEY|"
            + BILLING_KEY + "|.*_DATASOURCE_PASSWORD|IDENTITY_OPERATOR_PASSWORD|(KAFKA|CONNECT)_PASSWORD|CONNECT_URL");
    private static final String OPERATOR_EMAIL = "operator@dosirak.example";

    private final Path file;
    private final Map<String, String> environment;
    private final Properties known = new Properties();

    private Secrets(Path file, Map<String, String> environment) {
        this.file = file;
        this.environment = environment;
    }

    public static Secrets of(Home home, Map<String, String> environment) {
        var secrets = new Secrets(home.secrets(), environment);
        secrets.read();
        return secrets;
    }

    /// Signs the tokens by which services know each other.
    public String serviceKey() {
        return value("DOSIRAK_SERVICE_KEY", Secrets::random);
    }

    public String operatorEmail() {
        return value("IDENTITY_OPERATOR_EMAIL", () -> OPERATOR_EMAIL);
    }

    public String operatorPassword() {
        return value("IDENTITY_OPERATOR_PASSWORD", Secrets::random);
    }

    /// What a process with these services must know, and nothing of what others know.
    Map<String, String> of(List<Service> services) {
        var it = new LinkedHashMap<String, String>();
        it.put("DOSIRAK_SERVICE_KEY", serviceKey());
        keep(it, "DOSIRAK_PREVIOUS_SERVICE_KEY");
        for (var service : services) {
            it.put(service.variable() + KEY, value(service.variable() + KEY, Secrets::random));
            keep(it, service.variable() + "_PREVIOUS_KEY");
        }
        if (services.contains(Service.IDENTITY)) {
            it.put("IDENTITY_OPERATOR_EMAIL", operatorEmail());
            it.put("IDENTITY_OPERATOR_PASSWORD", operatorPassword());
        }
        if (services.contains(Service.PAYMENT)) {
            keep(it, BILLING_KEY);
        }
        if (services.contains(Service.PAYMENT) || services.contains(Service.PG_SIMULATOR)) {
            it.put("PG_SIMULATOR_SECRET_KEY", value("PG_SIMULATOR_SECRET_KEY", Secrets::random));
            it.put("PG_SIMULATOR_NICE_SECRET_KEY", value("PG_SIMULATOR_NICE_SECRET_KEY", Secrets::aesKey));
            it.put("PG_SIMULATOR_PORTONE_SECRET_KEY", value("PG_SIMULATOR_PORTONE_SECRET_KEY", Secrets::random));
            it.put("PG_SIMULATOR_PORTONE_WEBHOOK_KEY", value("PG_SIMULATOR_PORTONE_WEBHOOK_KEY", Secrets::webhookKey));
        }
        if (services.contains(Service.PG_SIMULATOR)) {
            it.put("PG_SIMULATOR_ADMIN_KEY", value("PG_SIMULATOR_ADMIN_KEY", Secrets::random));
        }
        return it;
    }

    /// Whether a variable holds a secret, which a process must not inherit from whoever starts it.
    static boolean isSecret(String variable) {
        return SECRET.matcher(variable).matches();
    }

    /// For what somebody has put there and nobody makes.
    private synchronized void keep(Map<String, String> secrets, String name) {
        var there = environment.getOrDefault(name, known.getProperty(name, ""));
        if (!there.isBlank()) {
            secrets.put(name, there);
        }
    }

    /// Opens our own Kafka.
    String kafkaPassword() {
        return value("KAFKA_PASSWORD", Secrets::random);
    }

    /// Opens the REST interface of our own Kafka Connect.
    String connectPassword() {
        return value("CONNECT_PASSWORD", Secrets::random);
    }

    String databasePassword(Service service) {
        return value(service.variable() + "_DATASOURCE_PASSWORD", Secrets::random);
    }

    private synchronized String value(String name, Supplier<String> first) {
        var named = environment.get(name);
        if (named != null && !named.isBlank()) {
            return named;
        }
        var kept = known.getProperty(name);
        if (kept != null) {
            return kept;
        }
        var made = first.get();
        known.setProperty(name, made);
        write();
        return made;
    }

    /// As many characters as a key of AES-256 has bytes.
    private static String aesKey() {
        return random().substring(0, AES_KEY);
    }

    /// As Standard Webhooks writes them.
    private static String webhookKey() {
        return "whsec_" + Base64.getEncoder().encodeToString(random().getBytes(UTF_8));
    }

    private static String random() {
        var bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private void read() {
        if (!Files.exists(file)) {
            return;
        }
        try (var reader = Files.newBufferedReader(file)) {
            known.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            throw new CommandFailed("Cannot read %s: %s".formatted(file, e.getMessage()), e);
        }
    }

    private void write() {
        var fresh = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.deleteIfExists(fresh);
            Files.createFile(fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            try (var writer = Files.newBufferedWriter(fresh)) {
                known.store(
                        writer,
                        "Generated by ./dosirak; whoever reads this can act as any service and as the operator.");
            }
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new CommandFailed("Cannot write %s: %s".formatted(file, e.getMessage()), e);
        }
    }
}
