package dev.dosirak.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/// Who the platform's operator is, for everything only an operator may do.
public record OperatorLogin(String email, String password) {

    private static final String EMAIL = "IDENTITY_OPERATOR_EMAIL";
    private static final String PASSWORD = "IDENTITY_OPERATOR_PASSWORD";

    /// From the environment, else from the `secrets.properties` that `./dosirak up` keeps in its data folder.
    public static Optional<OperatorLogin> find(Path home) {
        return of(System.getenv(EMAIL), System.getenv(PASSWORD)).or(() -> read(home.resolve("secrets.properties")));
    }

    private static Optional<OperatorLogin> of(@Nullable String email, @Nullable String password) {
        return email == null || password == null ? Optional.empty() : Optional.of(new OperatorLogin(email, password));
    }

    private static Optional<OperatorLogin> read(Path file) {
        if (!Files.isReadable(file)) {
            return Optional.empty();
        }
        var properties = new Properties();
        try (var in = Files.newBufferedReader(file)) {
            properties.load(in);
        } catch (IOException e) {
            return Optional.empty(); // then the person is asked for it
        }
        return of(properties.getProperty(EMAIL), properties.getProperty(PASSWORD));
    }

    @Override
    public String toString() {
        return "OperatorLogin[" + email + "]";
    }
}
