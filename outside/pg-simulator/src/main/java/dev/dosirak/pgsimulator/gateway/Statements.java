package dev.dosirak.pgsimulator.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.dosirak.pgsimulator.gateway.CardPayments.Transaction;
import dev.dosirak.pgsimulator.gateway.Statement.Line;
import dev.dosirak.pgsimulator.gateway.Statement.PayOut;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// The statements of one gateway and what it pays out, out of its books. A sale is in the statement of its day, a
/// cancel three business days later, and what was sold and wholly cancelled on one day is in none.
/// A deposit that is undone is such a cancel.
public final class Statements {

    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
    private static final int PAGE = 5_000;
    private static final int CANCEL_AFTER = 3;
    private static final int PAY_OUT_AFTER = 5;
    private static final int LONGEST = 9;
    private static final long WRONG_BY = 1_000;

    private final Gateway gateway;
    private final int feeBasisPoints;
    private final Clock clock;
    private volatile StatementFaults faults = StatementFaults.NONE;

    public Statements(Gateway gateway, int feeBasisPoints, Clock clock) {
        this.gateway = gateway;
        this.feeBasisPoints = feeBasisPoints;
        this.clock = clock;
    }

    public void switchTo(StatementFaults next) {
        faults = next;
    }

    public StatementFaults faults() {
        return faults;
    }

    /// Empty before the day is over.
    public Optional<Statement> of(LocalDate day) {
        if (!day.isBefore(LocalDate.ofInstant(clock.instant(), SEOUL))) {
            return Optional.empty();
        }
        var now = faults;
        var its = now.yesterday() ? day.minusDays(1) : day;
        return Optional.of(new Statement(its, faulty(lines(its), its, now), now.wrongEncoding(), now.half()));
    }

    /// What reached the merchant's bank.
    public List<PayOut> payOuts(LocalDate day) {
        long sum = 0;
        for (var sold = day.minusDays(LONGEST); sold.isBefore(day); sold = sold.plusDays(1)) {
            if (businessDaysAfter(sold, PAY_OUT_AFTER).equals(day)) {
                sum += lines(sold).stream().mapToLong(Line::payOut).sum();
            }
        }
        if (sum <= 0 || !day.isBefore(LocalDate.ofInstant(clock.instant(), SEOUL))) {
            return List.of();
        }
        var now = faults;
        var reference = "%s-%s".formatted(GatewayName.NAMES.nameOf(gateway.name()), day);
        return List.of(new PayOut(reference, day, sum - now.payLess(), now.returned() ? "returned" : "paid"));
    }

    private List<Line> lines(LocalDate day) {
        var lines = new ArrayList<Line>();
        var sales = transactions(day);
        var cancelled = cancelledAtOnce(sales);
        sales.stream()
                .filter(it -> isSale(it) && !cancelled.containsKey(it.paymentKey()))
                .forEach(it -> lines.add(line(it, day)));
        for (var at = day.minusDays(LONGEST); at.isBefore(day); at = at.plusDays(1)) {
            if (businessDaysAfter(at, CANCEL_AFTER).equals(day)) {
                var earlier = transactions(at);
                var atOnce = cancelledAtOnce(earlier);
                earlier.stream()
                        .filter(it -> !isSale(it) && !atOnce.containsKey(it.paymentKey()))
                        .forEach(it -> lines.add(line(it, day)));
            }
        }
        return lines;
    }

    private static boolean isSale(Transaction it) {
        return it.added() > 0;
    }

    /// By payment, what was sold and wholly cancelled among these.
    private static Map<String, Long> cancelledAtOnce(List<Transaction> ofADay) {
        var left = new HashMap<String, Long>();
        ofADay.stream().filter(Statements::isSale).forEach(it -> left.put(it.paymentKey(), it.amount()));
        ofADay.stream()
                .filter(it -> !isSale(it))
                .forEach(it -> left.computeIfPresent(it.paymentKey(), (_, amount) -> amount - it.amount()));
        left.values().removeIf(it -> it != 0);
        return left;
    }

    /// What moved money, without deposits that were undone on the same day: one of them may have
    /// come again.
    private List<Transaction> transactions(LocalDate day) {
        var kept = new ArrayList<Transaction>();
        for (var it : all(day)) {
            if (it.added() > 0 || it.added() < 0 && !(isUndone(it) && removeSale(kept, it.paymentKey()))) {
                kept.add(it);
            }
        }
        return kept;
    }

    private static boolean isUndone(Transaction it) {
        return it.status().equals("WAITING_FOR_DEPOSIT");
    }

    private static boolean removeSale(List<Transaction> from, String paymentKey) {
        return from.removeIf(it -> isSale(it) && it.paymentKey().equals(paymentKey));
    }

    private List<Transaction> all(LocalDate day) {
        var all = new ArrayList<Transaction>();
        var from = day.atStartOfDay(SEOUL).toInstant();
        var to = day.plusDays(1).atStartOfDay(SEOUL).toInstant();
        Optional<String> after = Optional.empty();
        List<Transaction> page;
        do {
            page = gateway.transactions(from, to, after, PAGE);
            all.addAll(page);
            after = page.isEmpty()
                    ? Optional.empty()
                    : Optional.of(page.getLast().key());
        } while (page.size() == PAGE);
        return all;
    }

    private Line line(Transaction it, LocalDate day) {
        return line(it.key(), it.orderId(), it.paymentKey(), it.added(), day, it.deposited());
    }

    private Line line(String key, String order, String payment, long amount, LocalDate day, boolean deposited) {
        long fee = nearest(amount * feeBasisPoints, 10_000);
        return new Line(
                key,
                order,
                payment,
                amount > 0,
                amount,
                fee,
                nearest(fee, 10),
                day,
                businessDaysAfter(day, PAY_OUT_AFTER),
                deposited);
    }

    private List<Line> faulty(List<Line> right, LocalDate day, StatementFaults now) {
        var lines = new ArrayList<>(right.subList(Math.min(now.leaveOut(), right.size()), right.size()));
        for (int wrong = 0; wrong < Math.min(now.wrongAmount(), lines.size()); wrong++) {
            var it = lines.get(wrong);
            lines.set(
                    wrong, line(it.key(), it.orderId(), it.paymentKey(), it.amount() + WRONG_BY, day, it.deposited()));
        }
        for (int added = 0; added < now.add(); added++) {
            var nobody = UUID.nameUUIDFromBytes((gateway.name() + " " + day + " " + added).getBytes(UTF_8));
            lines.add(line("added-" + nobody, nobody.toString(), "added-" + nobody, 10 * WRONG_BY, day, false));
        }
        if (now.doubled() && !lines.isEmpty()) {
            lines.add(lines.getFirst());
        }
        return lines;
    }

    /// Half a won goes up, away from zero.
    private static long nearest(long amount, long divisor) {
        long absolute = (Math.abs(amount) * 2 + divisor) / (2 * divisor);
        return amount < 0 ? -absolute : absolute;
    }

    private static LocalDate businessDaysAfter(LocalDate day, int count) {
        var at = day;
        for (int passed = 0; passed < count; ) {
            at = at.plusDays(1);
            if (at.getDayOfWeek() != DayOfWeek.SATURDAY && at.getDayOfWeek() != DayOfWeek.SUNDAY) {
                passed++;
            }
        }
        return at;
    }
}
