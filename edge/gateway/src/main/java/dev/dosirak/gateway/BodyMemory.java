package dev.dosirak.gateway;

import java.util.concurrent.Semaphore;

/// The memory for bodies on their way, counted in bytes. Large ones have half of it at most: however many menus
/// come, whoever orders or cancels finds room.
final class BodyMemory {

    /// Up to this a body is a usual one; orders have two or three kilobytes.
    private static final int USUAL = 64 * 1024;

    private final Semaphore all;
    private final Semaphore forLarge;

    BodyMemory(int bytes) {
        this.all = new Semaphore(bytes);
        this.forLarge = new Semaphore(bytes / 2);
    }

    Reservation reserve() {
        return new Reservation();
    }

    int free() {
        return all.availablePermits();
    }

    /// What one body has of the room.
    final class Reservation {

        private int reserved;
        private int reservedAsLarge;
        private boolean ended;

        /// @throws GatewayProblem when the room is full
        synchronized void add(int bytes) {
            if (ended) { // a part that came when nobody waited any more
                return;
            }
            int asLarge = reserved + bytes > USUAL ? reserved + bytes - reservedAsLarge : 0;
            if (!forLarge.tryAcquire(asLarge)) {
                throw GatewayProblem.serviceBusy();
            }
            if (!all.tryAcquire(bytes)) {
                forLarge.release(asLarge);
                throw GatewayProblem.serviceBusy();
            }
            reserved += bytes;
            reservedAsLarge += asLarge;
        }

        synchronized void release() {
            ended = true;
            all.release(reserved);
            forLarge.release(reservedAsLarge);
            reserved = 0;
            reservedAsLarge = 0;
        }
    }
}
