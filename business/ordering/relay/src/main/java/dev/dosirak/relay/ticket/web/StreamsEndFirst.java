package dev.dosirak.relay.ticket.web;

import dev.dosirak.relay.ticket.Switchboard;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Ends the streams before the web server waits for its last requests, which it would otherwise do in vain.
@Component
class StreamsEndFirst implements SmartLifecycle {

    private final Switchboard switchboard;
    private volatile boolean running;

    StreamsEndFirst(Switchboard switchboard) {
        this.switchboard = switchboard;
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        switchboard.close();
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
