package dev.dosirak.drills.crash;

import dev.dosirak.demo.traffic.Told;
import dev.dosirak.demo.traffic.Told.Outcome;
import dev.dosirak.drills.crash.Violations.Promise;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/// What must hold whatever was killed when, once everything is at rest.
public final class Promises {

    private final Books books;
    private final List<Told> journal;
    private final Set<UUID> clicked;

    /// @param journal what clients were told
    public Promises(Books books, List<Told> journal) {
        this.books = books;
        this.journal = journal;
        this.clicked = Set.copyOf(books.orders().clicks().values());
    }

    public Violations check() {
        var broken = new Violations();
        books.orders().orders().values().forEach(order -> {
            paidIffAlive(order, broken);
            chargedOnce(order.id(), broken);
            shownAsItIs(order, broken);
            happenedOnce(order, broken);
        });
        strayMoney(broken);
        copiesOfShops(broken);
        effectsElsewhere(broken);
        books.parked().forEach(it -> broken.add(Promise.I5, "%s", it));
        journal.forEach(it -> stoodBy(it, broken));
        return broken;
    }

    private void paidIffAlive(OrderBook.Entry order, Violations broken) {
        var money = books.money();
        var payment = money.state(order.id());
        long kept = money.kept(order.id());
        if (!money.isSettled(order.id()) || !(order.isLive() || order.isOver())) {
            broken.add(Promise.I1, "%s is not settled: order %s, payment %s", order.id(), order.state(), payment);
        } else if (order.isLive() && !money.isPaid(order.id(), order.total())) {
            broken.add(
                    Promise.I1,
                    "%s is %s, but of %d won %d are paid (payment %s)",
                    order.id(),
                    order.state(),
                    order.total(),
                    kept,
                    payment);
        } else if (order.isOver() && money.isKept(order.id())) {
            broken.add(
                    Promise.I1, "%s is %s, but %d won are kept (payment %s)", order.id(), order.state(), kept, payment);
        } else if (order.state().equals("refunded") && money.taken(order.id()) == 0) {
            broken.add(Promise.I1, "%s is refunded, but was never paid", order.id());
        }
    }

    private void chargedOnce(UUID order, Violations broken) {
        long charges =
                books.money().of(order).stream().filter(it -> it.amount() > 0).count();
        if (charges > 1) {
            broken.add(Promise.I2, "%s was charged %d times", order, charges);
        }
    }

    private void strayMoney(Violations broken) {
        books.money().movements().keySet().stream()
                .filter(it -> !books.orders().orders().containsKey(it))
                .forEach(it -> broken.add(Promise.I1, "%s was paid, but there is no such order", it));
    }

    private void shownAsItIs(OrderBook.Entry order, Violations broken) {
        var view = books.copies().views().get(order.id());
        if (view == null) {
            broken.add(Promise.I5, "%s is %s, but not in the history", order.id(), order.state());
        } else if (view.sequence() != order.version()
                || !view.state().equals(order.state())
                || view.steps() != order.version()) {
            broken.add(
                    Promise.I5,
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
        var copies = books.copies();
        copies.shops().forEach((id, shop) -> {
            var copy = copies.copiedShops().get(id);
            if (!shop.equals(copy)) {
                var has = copy == null ? "is not there" : "is at " + copy.version();
                broken.add(Promise.I5, "shop %s is at version %d, its copy %s", id, shop.version(), has);
            }
        });
        copies.menus().forEach((id, menu) -> {
            if (!menu.equals(copies.pages().get(id))) {
                broken.add(Promise.I5, "shop %s is not what the storefront shows", id);
            }
        });
        copies.views().keySet().stream()
                .filter(it -> !books.orders().orders().containsKey(it))
                .forEach(it -> broken.add(Promise.I5, "%s is in the history, but there is no such order", it));
    }

    /// Each step once, each told once, made by one click; and where it leads: one ticket, one delivery.
    private void happenedOnce(OrderBook.Entry order, Violations broken) {
        once(order.id(), "order", order.events(), broken);
        if (order.told() != order.version()) {
            broken.add(
                    Promise.I6,
                    "%s: %d things happened, others were told %d",
                    order.id(),
                    order.version(),
                    order.told());
        }
        if (!clicked.contains(order.id())) {
            broken.add(Promise.I6, "%s was made without a click", order.id());
        }
        if (order.has("relayed") && !books.kitchen().tickets().containsKey(order.id())) {
            broken.add(Promise.I6, "%s was relayed, but there is no ticket", order.id());
        }
        if (order.has("rider-awaited") && !books.road().deliveries().containsKey(order.id())) {
            broken.add(Promise.I6, "%s awaits a rider, but there is no delivery", order.id());
        }
    }

    private void effectsElsewhere(Violations broken) {
        var orders = books.orders().orders();
        var perOrder = new HashSet<UUID>();
        books.orders().clicks().values().stream()
                .filter(it -> !perOrder.add(it))
                .forEach(it -> broken.add(Promise.I6, "%s answers two clicks", it));
        books.money().payments().forEach((order, events) -> {
            var steps = events.stream().filter(it -> !isRepeatable(it)).toList();
            once(order, "payment", steps, broken);
        });
        books.kitchen().told().forEach((order, told) -> once(order, "ticket", told, broken));
        books.road().told().forEach((order, told) -> {
            var steps = told.stream().filter(it -> !isRepeatedOnTheRoad(it)).toList();
            once(order, "delivery", steps, broken);
            if (books.road().sent(order) > 1) {
                broken.add(Promise.I6, "%s: another rider was sent, but the first was not released", order);
            }
        });
        for (var known : List.of(
                books.kitchen().tickets().keySet(), books.road().deliveries().keySet())) {
            known.stream()
                    .filter(it -> !orders.containsKey(it))
                    .forEach(it -> broken.add(Promise.I6, "%s has an effect, but there is no such order", it));
        }
        var jobs = new HashSet<UUID>();
        for (var job : books.road().jobs()) {
            if (!jobs.add(job.delivery())) {
                broken.add(Promise.I6, "%s has two riders", job.delivery());
            } else if (books.road().isOver(job.delivery())) {
                broken.add(Promise.I6, "rider %s still has %s, which is over", job.rider(), job.delivery());
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
    private static boolean isRepeatedOnTheRoad(String told) {
        return switch (told) {
            case "delivery.delayed.v1" -> true;
            case "delivery.dispatched.v1", "delivery.released.v1", "delivery.reassigned.v1" -> true;
            default -> false;
        };
    }

    private static void once(UUID id, String what, List<String> steps, Violations broken) {
        for (var step : new HashSet<>(steps)) {
            int times = Collections.frequency(steps, step);
            if (times > 1 && !step.equals("delayed")) {
                broken.add(Promise.I6, "%s: %s happened %d times to its %s", id, step, times, what);
            }
        }
    }

    private void stoodBy(Told told, Violations broken) {
        var id = told.order();
        if (told.outcome() != Outcome.DONE || id == null) {
            return;
        }
        var order = books.orders().orders().get(id);
        if (order == null || !holds(told, order)) {
            broken.add(
                    Promise.I7,
                    "%s: '%s' was answered with %d at %s, but %s",
                    id,
                    told.what(),
                    told.status(),
                    told.at(),
                    order == null ? "there is no such order" : "its history is " + order.events());
        }
    }

    private boolean holds(Told told, OrderBook.Entry order) {
        var kitchen = books.kitchen();
        var road = books.road();
        return switch (told.what()) {
            case "place" ->
                told.who().equals(order.customer())
                        && order.id().equals(books.orders().clicks().get(String.valueOf(told.key())));
            case "cancel" -> order.isCalledOff();
            case "accept" ->
                kitchen.told(order.id(), "relay.accepted.v1") && (order.has("accepted") || order.isCalledOff());
            case "reject" ->
                kitchen.told(order.id(), "relay.rejected.v1") && (order.has("rejected") || order.isCalledOff());
            case "take" -> road.has(order.id(), "offer-accepted");
            case "pick-up" -> road.has(order.id(), "collected") && (order.has("picked-up") || order.isCalledOff());
            case "hand-over" -> road.isDelivered(order.id()) && (order.has("delivered") || order.isCalledOff());
            default -> throw new IllegalStateException("Nobody knows what '%s' promises".formatted(told.what()));
        };
    }
}
