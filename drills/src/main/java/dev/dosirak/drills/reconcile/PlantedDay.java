package dev.dosirak.drills.reconcile;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;

/// A day's payments at three gateways, what the gateways say of it, and where that was made wrong.
final class PlantedDay {

    static final List<String> GATEWAYS = List.of("toss", "nice", "portone");

    private static final long SEED = 20_261_121;
    private static final int FEE_BASIS_POINTS = 200;
    private static final int PAY_OUT_AFTER = 5;

    /// What is wrong.
    enum Fault {
        MISSING_AT_GATEWAY("missing-at-gateway"),
        LATE_CAPTURE("late-capture"),
        UNKNOWN_PAYMENT("unknown-payment"),
        PAID_AT_TWO_GATEWAYS("paid-at-two-gateways"),
        CAPTURED_TWICE("captured-twice"),
        AMOUNT_DIFFERS("amount-differs"),
        CANCELLED_BY_GATEWAY("cancelled-by-gateway"),
        UNKNOWN_CANCEL("unknown-cancel"),
        FEE_DIFFERS("fee-differs"),
        VAT_DIFFERS("vat-differs"),
        PAY_OUT_MISCALCULATED("pay-out-miscalculated");

        private final String reason;

        Fault(String reason) {
            this.reason = reason;
        }

        String reason() {
            return reason;
        }
    }

    /// A row of a statement, in won.
    record Row(String key, UUID order, String payment, long amount, long fee, long vat, long payOut) {
        boolean taken() {
            return amount > 0;
        }
    }

    /// What we took.
    record Taken(String gateway, UUID order, String payment, long amount) {}

    private final LocalDate day;
    private final Random random = new Random(SEED);
    private final Map<String, List<Row>> statements = new HashMap<>();
    private final List<Taken> taken = new ArrayList<>();
    private final List<UUID> asked = new ArrayList<>();
    private final Map<String, String> planted = new HashMap<>();

    PlantedDay(LocalDate day, int payments, int faults) {
        this.day = day;
        GATEWAYS.forEach(it -> statements.put(it, new ArrayList<>()));
        var left = new EnumMap<Fault, Integer>(Fault.class);
        for (int fault = 0; fault < faults; fault++) {
            left.merge(Fault.values()[fault % Fault.values().length], 1, Integer::sum);
        }
        for (int payment = faults; payment < payments; payment++) {
            take(gateway(), won());
        }
        left.forEach((fault, times) -> {
            for (int time = 0; time < times; time++) {
                plant(fault);
            }
        });
        statements.values().forEach(it -> Collections.shuffle(it, random));
    }

    LocalDate day() {
        return day;
    }

    LocalDate paidOutOn() {
        var at = day;
        for (int passed = 0; passed < PAY_OUT_AFTER; ) {
            at = at.plusDays(1);
            if (at.getDayOfWeek() != DayOfWeek.SATURDAY && at.getDayOfWeek() != DayOfWeek.SUNDAY) {
                passed++;
            }
        }
        return at;
    }

    List<Row> statement(String gateway) {
        return Objects.requireNonNull(statements.get(gateway), gateway);
    }

    List<Taken> taken() {
        return taken;
    }

    /// Orders whose payment we know of.
    List<UUID> asked() {
        return asked;
    }

    /// By gateway and what the difference is about, its reason.
    Map<String, String> planted() {
        return planted;
    }

    static String key(String gateway, String about) {
        return gateway + " " + about;
    }

    private void plant(Fault fault) {
        var gateway = gateway();
        long won = won();
        switch (fault) {
            case MISSING_AT_GATEWAY -> found(gateway, weTook(gateway, won).order(), fault);
            case LATE_CAPTURE -> {
                var order = id();
                asked.add(order);
                sell(gateway, row(order, won));
                found(gateway, order, fault);
            }
            case UNKNOWN_PAYMENT -> {
                var order = id();
                sell(gateway, row(order, won));
                found(gateway, order, fault);
            }
            case PAID_AT_TWO_GATEWAYS -> {
                var order = take(gateway, won);
                asked.add(order);
                var other = GATEWAYS.get((GATEWAYS.indexOf(gateway) + 1) % GATEWAYS.size());
                sell(other, row(order, won));
                found(other, order, fault);
            }
            case CAPTURED_TWICE -> {
                var order = take(gateway, won);
                sell(gateway, row(order, won));
                found(gateway, order, fault);
            }
            case AMOUNT_DIFFERS -> {
                var ours = weTook(gateway, won);
                sell(gateway, row(ours.order(), won + 1_000));
                found(gateway, ours.order(), fault);
            }
            case CANCELLED_BY_GATEWAY -> {
                var order = take(gateway, won);
                sell(gateway, row(order, -won / 2));
                found(gateway, order, fault);
            }
            case UNKNOWN_CANCEL -> {
                var order = id();
                sell(gateway, row(order, -won));
                found(gateway, order, fault);
            }
            case FEE_DIFFERS, VAT_DIFFERS, PAY_OUT_MISCALCULATED -> {
                var ours = weTook(gateway, won);
                var it = wrong(row(ours.order(), won), fault);
                sell(gateway, it);
                planted.put(key(gateway, it.key()), fault.reason());
            }
        }
    }

    private static Row wrong(Row it, Fault fault) {
        long fee = fault == Fault.FEE_DIFFERS ? it.fee() + 7 : it.fee();
        long vat = fault == Fault.VAT_DIFFERS ? it.vat() + 1 : it.vat();
        long off = fault == Fault.PAY_OUT_MISCALCULATED ? 100 : 0;
        return new Row(it.key(), it.order(), it.payment(), it.amount(), fee, vat, it.amount() - fee - vat - off);
    }

    private void found(String gateway, UUID order, Fault fault) {
        planted.put(key(gateway, order.toString()), fault.reason());
    }

    private UUID take(String gateway, long won) {
        var ours = weTook(gateway, won);
        sell(gateway, row(ours.order(), won));
        return ours.order();
    }

    private Taken weTook(String gateway, long won) {
        var order = id();
        var ours = new Taken(gateway, order, "pay-" + order, won);
        taken.add(ours);
        return ours;
    }

    private void sell(String gateway, Row row) {
        statement(gateway).add(row);
    }

    private Row row(UUID order, long amount) {
        long fee = nearest(amount * FEE_BASIS_POINTS, 10_000);
        long vat = nearest(fee, 10);
        return new Row("row-" + id(), order, "pay-" + order, amount, fee, vat, amount - fee - vat);
    }

    /// Half a won goes up, away from zero.
    private static long nearest(long amount, long divisor) {
        long absolute = (Math.abs(amount) * 2 + divisor) / (2 * divisor);
        return amount < 0 ? -absolute : absolute;
    }

    private String gateway() {
        return GATEWAYS.get(random.nextInt(GATEWAYS.size()));
    }

    private long won() {
        return 5_000 + 100L * random.nextInt(600);
    }

    private UUID id() {
        return new UUID(random.nextLong() & ~0xF000L | 0x7000L, random.nextLong() >>> 2 | 0x8000000000000000L);
    }
}
