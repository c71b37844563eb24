package dev.dosirak.shop.registry;

class InMemoryShopsTest implements ShopsContract {

    private final Shops shops = new InMemoryShops();

    @Override
    public Shops shops() {
        return shops;
    }
}
