package dev.dosirak.identity.token;

class InMemoryKeyRingTest implements KeyRingContract {

    final SigningKeys keys = new InMemorySigningKeys();

    @Override
    public SigningKeys keys() {
        return keys;
    }
}
