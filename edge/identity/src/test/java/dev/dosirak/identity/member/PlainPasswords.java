package dev.dosirak.identity.member;

import java.util.Optional;

/// Passwords for tests that are about something else.
public class PlainPasswords implements Passwords {

    private int checks;

    @Override
    public PasswordHash hash(String password) {
        return new PasswordHash("{plain}" + password);
    }

    @Override
    public boolean matches(String password, PasswordHash hash) {
        checks++;
        return hash.value().equals("{plain}" + password);
    }

    @Override
    public Optional<PasswordHash> renewed(String password, PasswordHash hash) {
        return Optional.empty();
    }

    @Override
    public boolean isTooExpensive(PasswordHash hash) {
        return hash.value().contains("$14$");
    }

    public int checks() {
        return checks;
    }
}
