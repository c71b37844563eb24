package dev.dosirak.gateway;

import java.util.concurrent.Semaphore;

/// The memory for bodies on their way, counted in bytes. Large ones have half of it at most: however many menus
/// come, whoever orders or cancels finds room.
final class BodyRoom {

    /// Up to this a body is a usual one; orders have two or three kilobytes.
    private static final int USUAL = 64 * 1024;

    private final Semaphore all;
    private final Semaphore forLarge;

    BodyRoom(int bytes) {
        this.all = new Semaphore(bytes);
        this.forLarge = new Semaphore(bytes / 2);
    }

    Share share() {
        return new Share();
    }

    int free() {
        return all.availablePermits();
    }

    /// What one body has of the room.
    final class Share {

        private int taken;
        private int takenAsLarge;
        private boolean ended;

        /// @throws TurnedAway when the room is full
        synchronized void add(int bytes) {
            if (ended) { // a part that came when nobody waited any more
                return;
            }
            int asLarge = taken + bytes > USUAL ? taken + bytes - takenAsLarge : 0;
            if (!forLarge.tryAcquire(asLarge)) {
                throw TurnedAway.serviceBusy();
            }
            if (!all.tryAcquire(bytes)) {
                forLarge.release(asLarge);
                throw TurnedAway.serviceBusy();
            }
            taken += bytes;
            takenAsLarge += asLarge;
        }

        synchronized void giveBack() {
            ended = true;
            all.release(taken);
            forLarge.release(takenAsLarge);
            taken = 0;
            takenAsLarge = 0;
        }
    }
}
