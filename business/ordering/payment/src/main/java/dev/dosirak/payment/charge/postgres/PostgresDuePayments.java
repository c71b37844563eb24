package dev.dosirak.payment.charge.postgres;

import dev.dosirak.payment.charge.Chargeback;
import dev.dosirak.payment.charge.DuePayments;
import dev.dosirak.payment.charge.Funds;
import dev.dosirak.payment.charge.PartialRefund;
import dev.dosirak.payment.charge.Payment;
import dev.dosirak.payment.charge.PaymentEvent;
import dev.dosirak.payment.charge.PaymentEvent.ChargebackOpened;
import dev.dosirak.payment.charge.PaymentEvent.DepositReversed;
import dev.dosirak.payment.charge.PaymentEvent.PartialRefundGivenUp;
import dev.dosirak.payment.charge.PaymentEvent.PartialRefundStuck;
import dev.dosirak.payment.charge.PaymentEvent.RefundStuck;
import dev.dosirak.payment.charge.PaymentEvent.Reversed;
import dev.dosirak.payment.charge.PaymentEvent.SecondStuck;
import dev.dosirak.payment.charge.PaymentNames;
import dev.dosirak.payment.charge.PaymentRetrySchedule;
import dev.dosirak.payment.charge.SecondCapture;
import dev.dosirak.payment.charge.Tasks.Kind;
import dev.dosirak.platform.job.DueRows;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Time is the database's, so that nodes may differ about it.
///
/// What people were asked about a payment is answered as soon as it moves on, so that stands here, too, in the same
/// statement.
@Repository
class PostgresDuePayments implements DuePayments {

    /// So often a look must have failed before people are asked; most failures go by.
    private static final int FAILURES_BEFORE_PEOPLE = 5;

    static final String NO_ANSWER = "the gateway does not say what came of it";

    private static final String MOVED_ON = """
            with moved_on as (
                update operator_task set done_at = now()
                 where about = :about and done_at is null and kind <> all(:kinds))
            """;

    private static final String SET = MOVED_ON + """
            insert into payment_due (payment, due, looks, state, longest_pause)
            values (:payment, clock_timestamp() + make_interval(secs => :after), 0, :state,
                    make_interval(secs => :longest))
            on conflict (payment) do update
               set due = excluded.due,
                   looks = 0,
                   since = case when payment_due.state = excluded.state then payment_due.since else now() end,
                   state = excluded.state,
                   longest_pause = excluded.longest_pause
            """;

    private static final String SETTLED = MOVED_ON + "delete from payment_due where payment = :payment";

    private static final String POSTPONE =
            "update payment_due set due = clock_timestamp() + make_interval(secs => ?) where payment = ?";

    private static final String ASK_PEOPLE = """
            insert into operator_task (kind, about, detail)
            select :kind, :about, :detail
              from payment_due
             where payment = :payment and looks >= :looks
            on conflict do nothing
            """;

    private final JdbcClient jdbc;
    private final DueRows rows;
    private final PaymentRetrySchedule retrySchedule;
    private final ApplicationEventPublisher eventPublisher;

    PostgresDuePayments(JdbcClient jdbc, PaymentRetrySchedule retrySchedule, ApplicationEventPublisher eventPublisher) {
        this.jdbc = jdbc;
        this.rows = new DueRows(jdbc, "payment_due", "payment", "due", "due")
                .pausing(retrySchedule.pauses(), "longest_pause");
        this.retrySchedule = retrySchedule;
        this.eventPublisher = eventPublisher;
    }

    /// @param events that have led to the state: people are asked by them, so that what they have closed
    ///     stays so
    void set(UUID order, Payment state, List<PaymentEvent> events) {
        var kinds = tasksOf(state);
        if (events.stream().allMatch(PostgresDuePayments::isBesideTheOrder)) {
            kinds.add(Kind.ORDER_UNKNOWN); // whether there is an order, these do not tell
        }
        var next = retrySchedule.next(state);
        jdbc.sql(next.isPresent() ? SET : SETTLED)
                .param("about", order.toString())
                .param("kinds", kinds.stream().map(Kind.NAMES::nameOf).toArray(String[]::new))
                .param("payment", order)
                .param("after", seconds(next.orElse(Duration.ZERO)))
                .param("state", PaymentNames.STATES.nameOf(state))
                .param("longest", seconds(retrySchedule.longestPause(state)))
                .update();
        raisedBy(events).stream()
                .filter(kinds::contains)
                .forEach(it -> PostgresTasks.raise(jdbc, it, order.toString(), detail(it, state)));
    }

    @Override
    public List<UUID> claim(int limit) {
        return rows.claim(limit);
    }

    @Override
    public void postpone(UUID order, Duration pause) {
        jdbc.sql(POSTPONE).params(seconds(pause), order).update();
        eventPublisher.publishEvent(new DueAfter(pause));
    }

    @Override
    public void setAside(UUID order, String why) {
        askPeople(order, why, FAILURES_BEFORE_PEOPLE);
    }

    @Override
    public void notAsked(UUID order) {
        rows.uncount(order);
    }

    @Override
    public void unclear(UUID order) {
        askPeople(order, NO_ANSWER, LOOKS_BEFORE_TASK);
    }

    private void askPeople(UUID order, String why, int looks) {
        jdbc.sql(ASK_PEOPLE)
                .param("kind", Kind.NAMES.nameOf(Kind.UNSETTLED))
                .param("about", order.toString())
                .param("detail", why)
                .param("payment", order)
                .param("looks", looks)
                .update();
    }

    private static boolean isBesideTheOrder(PaymentEvent event) {
        return event instanceof PaymentEvent.PartialRefundRequested
                || event instanceof PaymentEvent.PartialRefundAttempted
                || event instanceof PaymentEvent.PartialRefundNotDone
                || event instanceof PartialRefundStuck
                || event instanceof PaymentEvent.PartialRefundWithdrawn
                || event instanceof PaymentEvent.PartiallyRefunded
                || event instanceof ChargebackOpened
                || event instanceof PaymentEvent.ChargebackClosed;
    }

    private static Set<Kind> raisedBy(List<PaymentEvent> events) {
        var kinds = EnumSet.noneOf(Kind.class);
        for (var event : events) {
            switch (event) {
                case RefundStuck _, SecondStuck _, PartialRefundStuck _ -> kinds.add(Kind.REFUND_STUCK);
                case PartialRefundGivenUp _ -> kinds.add(Kind.PARTIAL_REFUND_GIVEN_UP);
                case Reversed _ -> kinds.add(Kind.REVERSED);
                case DepositReversed _ -> kinds.add(Kind.DEPOSIT_REVERSED);
                case ChargebackOpened _ -> kinds.add(Kind.CHARGEBACK);
                default -> {}
            }
        }
        return kinds;
    }

    /// What may still be asked. Whether an order was eaten that nobody has paid, no state of its payment tells.
    private static Set<Kind> tasksOf(Payment state) {
        var kinds = EnumSet.of(Kind.DEPOSIT_REVERSED, Kind.DISPUTE_TOLD);
        if (state instanceof Payment.Captured s && s.funds().isDisputed()) {
            kinds.add(Kind.CHARGEBACK);
        }
        if (state instanceof Payment.RefundStuck || !stuck(state).isEmpty()) {
            kinds.add(Kind.REFUND_STUCK);
        }
        if (state instanceof Payment.Reversed) {
            kinds.add(Kind.REVERSED);
        }
        if (state instanceof Payment.Paid s && givenUp(s).findAny().isPresent()) {
            kinds.add(Kind.PARTIAL_REFUND_GIVEN_UP);
        }
        return kinds;
    }

    /// What a gateway refuses to give back beside the whole, for people.
    private static List<String> stuck(Payment state) {
        var seconds = state instanceof Payment.Captured s
                ? s.seconds().stream().filter(SecondCapture::isStuck).map(PostgresDuePayments::detail)
                : Stream.<String>empty();
        var parts = state instanceof Payment.Paid s
                ? s.funds().partialRefunds().stream()
                        .filter(PartialRefund::isStuck)
                        .map(PostgresDuePayments::detail)
                : Stream.<String>empty();
        return Stream.concat(seconds, parts).toList();
    }

    private static String detail(Kind kind, Payment state) {
        return switch (state) {
            case Payment.Captured s when kind == Kind.CHARGEBACK -> disputed(s.funds());
            case Payment.Known s
            when kind == Kind.DEPOSIT_REVERSED ->
                "the bank has undone the deposit of %s".formatted(s.bill().amount());
            case Payment.RefundStuck s ->
                Stream.concat(Stream.of("%s after %d tries".formatted(s.why(), s.tries())), stuck(s).stream())
                        .collect(Collectors.joining("; "));
            case Payment.Reversed s
            when kind == Kind.REVERSED ->
                "%s left of %s".formatted(s.left(), s.capture().amount());
            case Payment.Paid s
            when kind == Kind.PARTIAL_REFUND_GIVEN_UP ->
                givenUp(s).map(it -> "%s of %s".formatted(it.id(), it.amount())).collect(Collectors.joining("; "));
            default -> String.join("; ", stuck(state));
        };
    }

    private static String disputed(Funds funds) {
        return funds.chargebacks().stream()
                .filter(Chargeback::isOpen)
                .map(it -> "%s: %s, %s".formatted(it.id(), it.amount(), it.reason()))
                .collect(Collectors.joining("; "));
    }

    private static Stream<PartialRefund> givenUp(Payment.Paid state) {
        return state.funds().partialRefunds().stream().filter(it -> it.stage() == PartialRefund.Stage.GIVEN_UP);
    }

    private static String detail(SecondCapture it) {
        return "%s after %d tries, of the second capture %s at %s"
                .formatted(
                        it.why().orElse(""),
                        it.tries(),
                        it.capture().paymentKey(),
                        it.capture().pg());
    }

    private static String detail(PartialRefund it) {
        return "%s after %d tries, of the partial refund %s of %s"
                .formatted(it.why(), it.tries(), it.id(), it.amount());
    }

    static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
