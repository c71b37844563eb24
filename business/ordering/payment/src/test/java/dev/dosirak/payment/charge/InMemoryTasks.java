package dev.dosirak.payment.charge;

import dev.dosirak.platform.kernel.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// Tasks that are gone with the test.
public final class InMemoryTasks implements Tasks {

    private final List<Task> open = new ArrayList<>();
    private long last;

    @Override
    public void raise(Kind kind, String about, String detail) {
        if (open.stream().noneMatch(it -> it.kind() == kind && it.about().equals(about))) {
            open.add(new Task(++last, kind, about, detail, PaymentTest.NOON));
        }
    }

    @Override
    public void resolve(Kind kind, String about) {
        open.removeIf(it -> it.kind() == kind && it.about().equals(about));
    }

    @Override
    public List<Task> open(long after, int limit) {
        return open.stream().filter(it -> it.id() > after).limit(limit).toList();
    }

    @Override
    public void close(long id, UUID by, String note) {
        if (!open.removeIf(it -> it.id() == id)) {
            throw new Refused(PaymentRefusal.UNKNOWN_TASK);
        }
    }
}
