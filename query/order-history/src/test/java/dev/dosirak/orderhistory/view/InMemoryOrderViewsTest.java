package dev.dosirak.orderhistory.view;

class InMemoryOrderViewsTest implements OrderViewsContract, EditionsContract, InventoryContract {

    final InMemoryOrderViews views = new InMemoryOrderViews();

    @Override
    public OrderViews views() {
        return views;
    }

    @Override
    public Editions editions() {
        return views;
    }

    @Override
    public Inventory inventory() {
        return views;
    }
}
