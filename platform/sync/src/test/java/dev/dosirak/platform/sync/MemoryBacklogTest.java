package dev.dosirak.platform.sync;

class MemoryBacklogTest implements BacklogContract {

    @Override
    public Backlog backlog() {
        return new MemoryBacklog();
    }
}
