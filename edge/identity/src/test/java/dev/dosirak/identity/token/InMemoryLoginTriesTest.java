package dev.dosirak.identity.token;

class InMemoryLoginTriesTest implements LoginTriesContract {

    final LoginTries tries = new InMemoryLoginTries();

    @Override
    public LoginTries tries() {
        return tries;
    }
}
