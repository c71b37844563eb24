package dev.dosirak.orderhistory.view;

class InMemoryOrderViewsTest implements OrderViewsContract {

    final OrderViews views = new InMemoryOrderViews();

    @Override
    public OrderViews views() {
        return views;
    }
}
