package dev.dosirak.orderhistory.view;

class InMemoryOrderViewsTest implements OrderViewsContract, ViewGenerationsContract, ViewVersionsContract {

    final InMemoryOrderViews views = new InMemoryOrderViews();

    @Override
    public OrderViews views() {
        return views;
    }

    @Override
    public ViewGenerations editions() {
        return views;
    }

    @Override
    public ViewVersions inventory() {
        return views;
    }
}
