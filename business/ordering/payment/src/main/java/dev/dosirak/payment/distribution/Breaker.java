package dev.dosirak.payment.distribution;

import dev.dosirak.payment.distribution.CallResult.Call;
import dev.dosirak.payment.distribution.CallResult.Sign;
import dev.dosirak.payment.distribution.RecentResults.Result;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;

/// Keeps customers away from a gateway that is ill, and lets them come back in steps.
///
/// Closed, it lets everybody through, and judges by what became of customers' payments: an inquiry that is answered
/// does not show that money can be taken. Open, it lets nobody through who has another way; when its hold is over, the
/// first inquiry, refund or old payment that the gateway answers begins the ramp. Ramping, it lets a share of the
/// payments through, and more with each step that went well; and those who have no other way, for they would only
/// wait. As long as such payments wait, a long hold is cut short.
///
/// Where traffic is thin, time does what results cannot: a step without a bad result for 30 s went well, however few
/// results it has; five bad results in a row are a gateway that is ill, however long they took. So a gateway that
/// works comes back within two minutes of its first answer, and one that is dead costs five payments.
final class Breaker {

    enum State {
        CLOSED,
        OPEN,
        RAMPING
    }

    private static final double[] RAMP = {0.01, 0.05, 0.25, 0.5, 1};
    private static final Duration STEP = Duration.ofSeconds(5);
    private static final Duration QUIET_STEP = Duration.ofSeconds(30);
    private static final int STEP_RESULTS = 20;
    private static final double STEP_GOOD = 0.95;

    private static final int LEAST_RESULTS = 10;
    private static final int IN_A_ROW = 5;

    private static final Duration FIRST_HOLD = Duration.ofSeconds(10);
    private static final Duration LONGEST_HOLD = Duration.ofMinutes(10);
    private static final Duration LONGEST_PROBE_PAUSE = Duration.ofMinutes(1);

    /// Payments that wait choose again well within this time.
    private static final Duration NEEDED = Duration.ofSeconds(10);

    private static final Duration LONGEST_NEEDED_HOLD = FIRST_HOLD.multipliedBy(2);
    private static final Duration LONGEST_NEEDED_PROBE_PAUSE = FIRST_HOLD;

    private static final Duration LEAST_HANG = Duration.ofSeconds(2);
    private static final int HANG = 4;
    private static final int LEAST_IN_FLIGHT = LEAST_RESULTS;

    private final Set<Pending> inFlight = new LinkedHashSet<>();
    private final AnswerTimes answerTimes = new AnswerTimes();
    private final MinuteCount payments = new MinuteCount();
    private final RecentResults results = new RecentResults();

    private State state = State.CLOSED;
    private Instant since;
    private Instant judgedFrom;
    private Duration hold = FIRST_HOLD;
    private int unreachedInRow;
    private int step;
    private Instant stepSince;
    private Instant lastBad;
    private int stepGood;
    private int stepBad;
    private int probes;
    private Instant lastProbe;
    private Instant closedAt;
    private Instant neededAt;

    /// A request under way; each is another one.
    static final class Pending {
        private final Call call;
        private final String issuer;
        private final Instant begun;

        private Pending(Call call, String issuer, Instant begun) {
            this.call = call;
            this.issuer = issuer;
            this.begun = begun;
        }
    }

    Breaker(Instant now) {
        since = now;
        judgedFrom = now;
        stepSince = now;
        lastBad = now;
        lastProbe = now;
        closedAt = now.minus(LONGEST_HOLD);
        neededAt = now.minus(NEEDED);
    }

    Pending begin(Call call, String issuer, Instant now) {
        var pending = new Pending(call, issuer, now);
        inFlight.add(pending);
        if (call.isForCustomer()) {
            payments.add(now);
        }
        if (isHoldOver(now)) {
            lastProbe = now;
            probes++;
        }
        return pending;
    }

    void end(Pending pending, CallResult result, Instant now) {
        inFlight.remove(pending);
        if (result.sign == Sign.GOOD) {
            answerTimes.add(Duration.between(pending.begun, now));
        }
        if (result.sign == Sign.NONE || pending.begun.isBefore(judgedFrom)) {
            return; // or it says how the gateway was
        }
        if (state == State.OPEN) {
            if (result.sign == Sign.GOOD && isHoldOver(now)) {
                ramp(now);
            }
            return;
        }
        unreachedInRow = result.sign == Sign.UNREACHED ? unreachedInRow + 1 : 0;
        if (pending.call.isForCustomer()) {
            add(new Result(now, pending.issuer, result.sign == Sign.GOOD));
        }
    }

    private void add(Result result) {
        results.add(result);
        if (result.good()) {
            stepGood++;
        } else {
            stepBad++;
            lastBad = result.at();
        }
    }

    /// What the time that has gone by and the results mean. To be called before anything is asked.
    ///
    /// @param down issuers whose results say nothing of the gateway
    void judge(Instant now, Set<String> down) {
        if (state == State.OPEN) {
            return;
        }
        if (isIll(now, down)) {
            open(now);
        } else if (state == State.RAMPING) {
            climb(now);
        }
    }

    private boolean isIll(Instant now, Set<String> down) {
        if (unreachedInRow >= IN_A_ROW) {
            return true;
        }
        int hanging = hanging(now, down);
        if (hanging == 0 && results.areAllGood()) {
            return false;
        }
        var lately = results.lately(now, down::contains);
        var last = results.last(now, down::contains);
        return isBad(hanging + lately.bad(), hanging + lately.all())
                || lately.all() < RecentResults.LAST && isBad(hanging + last.bad(), hanging + last.all())
                || lately.all() < LEAST_RESULTS && hanging + results.badInRow(down::contains) >= IN_A_ROW;
    }

    private static boolean isBad(int bad, int all) {
        return all >= LEAST_RESULTS && bad * 2 >= all;
    }

    /// Customers who wait longer than they should: a hang gives no results.
    private int hanging(Instant now, Set<String> down) {
        var limit = now.minus(longer(LEAST_HANG, answerTimes.p99().multipliedBy(HANG)));
        int hanging = 0;
        for (var each : inFlight) {
            if (!each.begun.isBefore(limit)) {
                break; // they stand in the order in which they began
            }
            if (each.call.isForCustomer() && !each.begun.isBefore(judgedFrom) && !down.contains(each.issuer)) {
                hanging++;
            }
        }
        return hanging;
    }

    private void open(Instant now) {
        boolean relapse = state == State.RAMPING || now.isBefore(closedAt.plus(LONGEST_HOLD));
        hold = relapse ? doubled(hold, 1, LONGEST_HOLD) : FIRST_HOLD;
        change(State.OPEN, now);
        probes = 0;
    }

    private void ramp(Instant now) {
        change(State.RAMPING, now);
        step = 0;
        beginStep(now);
    }

    private void climb(Instant now) {
        while (state == State.RAMPING && !stepFails() && stepIsDone(now)) {
            var end = hasResults() ? now : quietEnd();
            if (++step == RAMP.length) {
                closedAt = end;
                state = State.CLOSED;
                since = end;
            } else {
                beginStep(end);
            }
        }
        if (state == State.RAMPING && stepFails()) {
            open(now);
        }
    }

    private void beginStep(Instant at) {
        stepSince = at;
        lastBad = at;
        stepGood = 0;
        stepBad = 0;
    }

    private boolean stepIsDone(Instant now) {
        return hasResults() ? !now.isBefore(stepSince.plus(STEP)) : !now.isBefore(quietEnd());
    }

    private boolean hasResults() {
        return stepGood + stepBad >= STEP_RESULTS;
    }

    private Instant quietEnd() {
        return lastBad.plus(QUIET_STEP);
    }

    /// One bad result of the first twenty is forgiven.
    private boolean stepFails() {
        return stepBad > Math.max(STEP_RESULTS, stepGood + stepBad) * (1 - STEP_GOOD) + 1e-9;
    }

    private void change(State to, Instant now) {
        state = to;
        since = now;
        judgedFrom = now;
        results.clear();
        unreachedInRow = 0;
    }

    /// Payments wait that have no other way.
    void need(Instant now) {
        neededAt = now;
    }

    private boolean isNeeded(Instant now) {
        return now.isBefore(neededAt.plus(NEEDED));
    }

    private boolean isHoldOver(Instant now) {
        return state == State.OPEN && !now.isBefore(holdEnd(now));
    }

    private Instant holdEnd(Instant now) {
        return since.plus(isNeeded(now) ? shorter(hold, LONGEST_NEEDED_HOLD) : hold);
    }

    /// Whether the gateway is to be asked something harmless, because nobody has asked it anything since its hold
    /// was over, or for a while.
    boolean isProbeDue(Instant now) {
        return isHoldOver(now) && (probes == 0 || !now.isBefore(lastProbe.plus(probePause(now))));
    }

    private Duration probePause(Instant now) {
        return doubled(FIRST_HOLD, probes - 1, isNeeded(now) ? LONGEST_NEEDED_PROBE_PAUSE : LONGEST_PROBE_PAUSE);
    }

    /// @param dice the payment's chance, at most 1
    boolean lets(double dice) {
        return switch (state) {
            case CLOSED -> true;
            case OPEN -> false;
            case RAMPING -> dice <= RAMP[step];
        };
    }

    /// As many under way as the contracted rate gives it in the time of its slowest answers; with fewer than ten a
    /// hang could not be told from chance.
    boolean isFull(int perSecond) {
        return inFlight.size()
                >= Math.max(LEAST_IN_FLIGHT, perSecond * answerTimes.p99().toMillis() / 1000.0);
    }

    /// Companies whose cards fail here, while those of others do not.
    Set<String> illIssuers(Instant now) {
        return lastBad.isBefore(now.minus(RecentResults.OLD_OF_ISSUER))
                ? Set.of()
                : results.issuers().stream().filter(it -> isIssuerIll(it, now)).collect(Collectors.toSet());
    }

    private boolean isIssuerIll(String issuer, Instant now) {
        var its = results.ofIssuer(issuer, now);
        var others = results.last(now, issuer::equals);
        return its.all() >= IN_A_ROW
                && its.bad() * 2 >= its.all()
                && others.all() >= IN_A_ROW
                && others.bad() * 2 < others.all();
    }

    State state() {
        return state;
    }

    /// Since when it has been in its state.
    Instant since() {
        return since;
    }

    /// Of the payments that would come here.
    double share() {
        return switch (state) {
            case CLOSED -> 1;
            case OPEN -> 0;
            case RAMPING -> RAMP[step];
        };
    }

    int inFlight() {
        return inFlight.size();
    }

    int lastMinute(Instant now) {
        return payments.lastMinute(now);
    }

    private static Duration doubled(Duration first, int times, Duration longest) {
        var doubled = first;
        for (int i = 0; i < times && doubled.compareTo(longest) < 0; i++) {
            doubled = doubled.multipliedBy(2);
        }
        return shorter(doubled, longest);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
