package dev.dosirak.drills.crash;

import dev.dosirak.demo.traffic.CommandRecord;
import dev.dosirak.demo.traffic.CommandRecord.Outcome;
import dev.dosirak.drills.crash.Violations.Invariant;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/// What must hold whatever was killed when, once everything is at rest.
public final class Invariants {

    private final ServiceRecords serviceRecords;
    private final List<CommandRecord> journal;
    private final Set<UUID> clicked;

    /// @param journal what clients were told
    public Invariants(ServiceRecords serviceRecords, List<CommandRecord> journal) {
        this.serviceRecords = serviceRecords;
        this.journal = journal;
        this.clicked = Set.copyOf(serviceRecords.orders().clicks().values());
    }

    public Violations check() {
        var broken = new Violations();
        serviceRecords.orders().orders().values().forEach(order -> {
            paidIffAlive(order, broken);
            chargedOnce(order.id(), broken);
            shownAsItIs(order, broken);
            happenedOnce(order, broken);
        });
        strayMoney(broken);
        copiesOfShops(broken);
        effectsElsewhere(broken);
        serviceRecords.parked().forEach(it -> broken.add(Invariant.I5, "%s", it));
        journal.forEach(it -> honoured(it, broken));
        return broken;
    }

    private void paidIffAlive(OrderRecords.Entry order, Violations broken) {
        var money = serviceRecords.money();
        var payment = money.state(order.id());
        long kept = money.held(order.id());
        if (!money.isSettled(order.id()) || !(order.isLive() || order.isOver())) {
            broken.add(Invariant.I1, "%s is not settled: order %s, payment %s", order.id(), order.state(), payment);
        } else if (order.isLive() && !money.isPaid(order.id(), order.total())) {
            broken.add(
                    Invariant.I1,
                    "%s is %s, but of %d won %d are paid (payment %s)",
                    order.id(),
                    order.state(),
                    order.total(),
                    kept,
                    payment);
        } else if (order.isOver() && money.isHeld(order.id())) {
            broken.add(
                    Invariant.I1,
                    "%s is %s, but %d won are kept (payment %s)",
                    order.id(),
                    order.state(),
                    kept,
                    payment);
        } else if (order.state().equals("refunded") && money.taken(order.id()) == 0) {
            broken.add(Invariant.I1, "%s is refunded, but was never paid", order.id());
        }
    }

    private void chargedOnce(UUID order, Violations broken) {
        long charges = serviceRecords.money().of(order).stream()
                .filter(it -> it.amount() > 0)
                .count();
        if (charges > 1) {
            broken.add(Invariant.I2, "%s was charged %d times", order, charges);
        }
    }

    private void strayMoney(Violations broken) {
        serviceRecords.money().movements().keySet().stream()
                .filter(it -> !serviceRecords.orders().orders().containsKey(it))
                .forEach(it -> broken.add(Invariant.I1, "%s was paid, but there is no such order", it));
    }

    private void shownAsItIs(OrderRecords.Entry order, Violations broken) {
        var view = serviceRecords.copyRecords().views().get(order.id());
        if (view == null) {
            broken.add(Invariant.I5, "%s is %s, but not in the history", order.id(), order.state());
        } else if (view.sequence() != order.version()
                || !view.state().equals(order.state())
                || view.steps() != order.version()) {
            broken.add(
                    Invariant.I5,
                    "%s is %s at version %d, but the history shows %s at %d with %d steps",
                    order.id(),
                    order.state(),
                    order.version(),
                    view.state(),
                    view.sequence(),
                    view.steps());
        }
    }

    private void copiesOfShops(Violations broken) {
        var copyRecords = serviceRecords.copyRecords();
        copyRecords.shops().forEach((id, shop) -> {
            var copy = copyRecords.copiedShops().get(id);
            if (!shop.equals(copy)) {
                var has = copy == null ? "is not there" : "is at " + copy.version();
                broken.add(Invariant.I5, "shop %s is at version %d, its copy %s", id, shop.version(), has);
            }
        });
        copyRecords.menus().forEach((id, menu) -> {
            if (!menu.equals(copyRecords.pages().get(id))) {
                broken.add(Invariant.I5, "shop %s is not what the storefront shows", id);
            }
        });
        copyRecords.views().keySet().stream()
                .filter(it -> !serviceRecords.orders().orders().containsKey(it))
                .forEach(it -> broken.add(Invariant.I5, "%s is in the history, but there is no such order", it));
    }

    /// Each step once, each published once, made by one click; and where it leads: one ticket, one delivery.
    private void happenedOnce(OrderRecords.Entry order, Violations broken) {
        once(order.id(), "order", order.events(), broken);
        if (order.published() != order.version()) {
            broken.add(
                    Invariant.I6,
                    "%s: %d things happened, others were told %d",
                    order.id(),
                    order.version(),
                    order.published());
        }
        if (!clicked.contains(order.id())) {
            broken.add(Invariant.I6, "%s was made without a click", order.id());
        }
        if (order.has("relayed") && !serviceRecords.kitchen().tickets().containsKey(order.id())) {
            broken.add(Invariant.I6, "%s was relayed, but there is no ticket", order.id());
        }
        if (order.has("rider-awaited") && !serviceRecords.road().deliveries().containsKey(order.id())) {
            broken.add(Invariant.I6, "%s awaits a rider, but there is no delivery", order.id());
        }
    }

    private void effectsElsewhere(Violations broken) {
        var orders = serviceRecords.orders().orders();
        var perOrder = new HashSet<UUID>();
        serviceRecords.orders().clicks().values().stream()
                .filter(it -> !perOrder.add(it))
                .forEach(it -> broken.add(Invariant.I6, "%s answers two clicks", it));
        serviceRecords.money().payments().forEach((order, events) -> {
            var steps = events.stream().filter(it -> !isRepeatable(it)).toList();
            once(order, "payment", steps, broken);
        });
        serviceRecords.kitchen().published().forEach((order, types) -> once(order, "ticket", types, broken));
        serviceRecords.road().published().forEach((order, types) -> {
            var steps = types.stream().filter(it -> !isRepeatedOnTheRoad(it)).toList();
            once(order, "delivery", steps, broken);
            if (serviceRecords.road().assignedRiders(order) > 1) {
                broken.add(Invariant.I6, "%s: another rider was sent, but the first was not released", order);
            }
        });
        for (var known : List.of(
                serviceRecords.kitchen().tickets().keySet(),
                serviceRecords.road().deliveries().keySet())) {
            known.stream()
                    .filter(it -> !orders.containsKey(it))
                    .forEach(it -> broken.add(Invariant.I6, "%s has an effect, but there is no such order", it));
        }
        var jobs = new HashSet<UUID>();
        for (var job : serviceRecords.road().jobs()) {
            if (!jobs.add(job.delivery())) {
                broken.add(Invariant.I6, "%s has two riders", job.delivery());
            } else if (serviceRecords.road().isOver(job.delivery())) {
                broken.add(Invariant.I6, "rider %s still has %s, which is over", job.rider(), job.delivery());
            }
        }
    }

    /// Attempts may be made again; their outcomes may not. A company may give back some, and then more.
    private static boolean isRepeatable(String event) {
        return switch (event) {
            case "attempted", "not-sent", "became-unclear", "reversed" -> true;
            case "refund-attempted", "refund-not-done", "refund-became-unclear" -> true;
            case "refund-stuck", "refund-retried" -> true;
            default -> false;
        };
    }

    /// A rider who falls silent is released, and another one is sent.
    private static boolean isRepeatedOnTheRoad(String type) {
        return switch (type) {
            case "delivery.delayed.v1" -> true;
            case "delivery.dispatched.v1", "delivery.released.v1", "delivery.reassigned.v1" -> true;
            default -> false;
        };
    }

    private static void once(UUID id, String what, List<String> steps, Violations broken) {
        for (var step : new HashSet<>(steps)) {
            int times = Collections.frequency(steps, step);
            if (times > 1 && !step.equals("delayed")) {
                broken.add(Invariant.I6, "%s: %s happened %d times to its %s", id, step, times, what);
            }
        }
    }

    private void honoured(CommandRecord commandRecord, Violations broken) {
        var id = commandRecord.order();
        if (commandRecord.outcome() != Outcome.DONE || id == null) {
            return;
        }
        var order = serviceRecords.orders().orders().get(id);
        if (order == null || !holds(commandRecord, order)) {
            broken.add(
                    Invariant.I7,
                    "%s: '%s' was answered with %d at %s, but %s",
                    id,
                    commandRecord.what(),
                    commandRecord.status(),
                    commandRecord.at(),
                    order == null ? "there is no such order" : "its history is " + order.events());
        }
    }

    private boolean holds(CommandRecord commandRecord, OrderRecords.Entry order) {
        var kitchen = serviceRecords.kitchen();
        var road = serviceRecords.road();
        return switch (commandRecord.what()) {
            case "place" ->
                commandRecord.who().equals(order.customer())
                        && order.id().equals(serviceRecords.orders().clicks().get(String.valueOf(commandRecord.key())));
            case "cancel" -> order.isCalledOff();
            case "accept" ->
                kitchen.published(order.id(), "relay.accepted.v1") && (order.has("accepted") || order.isCalledOff());
            case "reject" ->
                kitchen.published(order.id(), "relay.rejected.v1") && (order.has("rejected") || order.isCalledOff());
            case "take" -> road.has(order.id(), "offer-accepted");
            case "pick-up" -> road.has(order.id(), "collected") && (order.has("picked-up") || order.isCalledOff());
            case "hand-over" -> road.isDelivered(order.id()) && (order.has("delivered") || order.isCalledOff());
            default ->
                throw new IllegalStateException("Nobody knows what '%s' promises".formatted(commandRecord.what()));
        };
    }
}
