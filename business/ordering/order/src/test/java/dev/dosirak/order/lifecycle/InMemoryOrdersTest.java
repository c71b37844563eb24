package dev.dosirak.order.lifecycle;

class InMemoryOrdersTest implements OrdersContract {

    final Orders orders = new InMemoryOrders();

    @Override
    public Orders orders() {
        return orders;
    }
}
