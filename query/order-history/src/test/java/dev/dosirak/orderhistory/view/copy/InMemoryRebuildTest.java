package dev.dosirak.orderhistory.view.copy;

import dev.dosirak.orderhistory.view.InMemoryOrderViews;
import dev.dosirak.orderhistory.view.OrderViews;
import dev.dosirak.orderhistory.view.ViewGenerations;
import dev.dosirak.orderhistory.view.ViewVersions;
import dev.dosirak.platform.sync.Backlog;
import dev.dosirak.platform.sync.MemoryBacklog;

class InMemoryRebuildTest implements RebuildContract {

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

    @Override
    public Backlog backlog() {
        return new MemoryBacklog();
    }
}
