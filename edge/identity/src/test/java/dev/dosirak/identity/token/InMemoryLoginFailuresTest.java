package dev.dosirak.identity.token;

class InMemoryLoginFailuresTest implements LoginFailuresContract {

    final LoginFailures failures = new InMemoryLoginFailures();

    @Override
    public LoginFailures failures() {
        return failures;
    }
}
