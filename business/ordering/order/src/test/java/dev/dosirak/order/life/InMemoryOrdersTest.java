package dev.dosirak.order.life;

class InMemoryOrdersTest implements OrdersContract {

    final Orders orders = new InMemoryOrders();

    @Override
    public Orders orders() {
        return orders;
    }
}
