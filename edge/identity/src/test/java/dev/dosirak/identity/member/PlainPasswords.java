package dev.dosirak.identity.member;

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

    public int checks() {
        return checks;
    }
}
