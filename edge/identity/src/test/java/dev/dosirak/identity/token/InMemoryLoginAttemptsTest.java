package dev.dosirak.identity.token;

class InMemoryLoginAttemptsTest implements LoginAttemptsContract {

    final LoginAttempts tries = new InMemoryLoginAttempts();

    @Override
    public LoginAttempts tries() {
        return tries;
    }
}
