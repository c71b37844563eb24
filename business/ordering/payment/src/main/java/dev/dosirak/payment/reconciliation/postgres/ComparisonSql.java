package dev.dosirak.payment.reconciliation.postgres;

import java.util.List;

/// The comparison of one day as statements of SQL: it runs over whole days in the database, so that no node holds a
/// day's payments in memory. Each finds differences of one kind; parameters are those of [PostgresSettlementBooks].
final class ComparisonSql {

    private ComparisonSql() {}

    /// What the statement of the day says of each order.
    private static final String THEIRS = """
            with theirs as (
                select order_text, order_id, count(*) filter (where taken) as sales,
                       coalesce(sum(amount) filter (where taken), 0) as sold,
                       coalesce(sum(amount) filter (where not taken), 0) as cancelled
                  from settlement_row
                 where gateway = :gateway and day = :day
                 group by order_text, order_id)
            """;

    /// Taken there, and not with us.
    private static final String NOT_WITH_US = THEIRS + """
            select case when sales > 0 and sold + cancelled = 0 then 'cancelled-on-the-same-day'
                        when sales = 0 then 'unknown-cancel'
                        when order_id is null
                             or not exists (select from event where stream = order_id and aggregate = 'payment')
                        then 'unknown-payment'
                        when exists (select from captured_money c where c.order_id = theirs.order_id)
                        then 'paid-at-two-gateways'
                        else 'late-capture'
                   end as reason,
                   order_text as about, 0::bigint as ours, sold + cancelled as theirs
              from theirs
             where not exists (select from captured_money c
                                where c.order_id = theirs.order_id and c.gateway = :gateway)
            """;

    /// All that we have of an order at the gateway: mostly one capture, sometimes more.
    private static final String OURS_OF = """
            cross join lateral (
                select count(*) as captures, sum(amount)::bigint as amount, sum(given_back)::bigint as given_back
                  from captured_money
                 where order_id = %s.order_id and gateway = :gateway) as ours
            """;

    /// All that statements say of an order, whatever their day.
    private static final String STATED_OF = """
            cross join lateral (
                select count(*) filter (where taken) as sales,
                       coalesce(sum(amount) filter (where taken), 0)::bigint as sold,
                       coalesce(-sum(amount) filter (where not taken), 0)::bigint as cancelled
                  from settlement_row
                 where order_id = %s.order_id and gateway = :gateway) as stated
            """;

    private static final String AMOUNTS =
            THEIRS + """
            select case when stated.sales > captures then 'captured-twice' else 'amount-differs' end as reason,
                   order_text as about, ours.amount as ours, stated.sold as theirs
              from theirs
            """ + OURS_OF.formatted("theirs") + STATED_OF.formatted("theirs") + """
             where theirs.sales > 0 and captures > 0
               and (stated.sales > captures or (stated.sales = captures and stated.sold <> ours.amount))
            """;

    /// Given back on the day on which it was taken, and all of it.
    private static final String UNDONE = "(given_back = amount and given_back_on = taken_on)";

    /// With us, and in no statement. A cancel without the sale that it undoes is no payment undone on its day: it is
    /// taken off what they pay out. What they took shortly before midnight we may have the day after, and the other
    /// way round.
    private static final String NOT_WITH_THEM = """
            with mine as (
                select order_id, count(*) as captures, sum(amount)::bigint as amount,
                       count(*) filter (where not {undone}) as expected,
                       count(*) filter (where not {undone} and taken_at >= :lateInTheDay and not :nextDayRead) as late
                  from captured_money
                 where gateway = :gateway and taken_on <= :day
                   and order_id in (select order_id from captured_money where gateway = :gateway and taken_on = :day)
                 group by order_id)
            select case when sales < expected - late then 'missing-at-gateway'
                        when sales < expected then 'around-midnight'
                        when sales = 0 and cancelled > 0 then 'cancel-amount-differs'
                        else 'cancelled-on-the-same-day'
                   end as reason,
                   order_id::text as about, amount as ours,
                   case when expected = 0 and sales = 0 then cancelled else sold end as theirs
              from mine
            """.replace("{undone}", UNDONE) + STATED_OF.formatted("mine") + """
             where sales < captures
            """;

    /// What we gave back by the end of that day, against all that statements say was given back. What was undone on its
    /// day may be in none.
    private static final String CANCELS = """
            with mine as (
                select order_id, count(*) as captures,
                       coalesce(sum(given_back) filter (where given_back_on <= :day), 0)::bigint as given_back,
                       coalesce(sum(given_back) filter (where given_back_on <= :day and not {undone}), 0)::bigint as later
                  from captured_money
                 where gateway = :gateway and taken_on <= :day
                   and order_id in (select order_id from captured_money
                                     where gateway = :gateway and given_back_on = :day and given_back > 0)
                 group by order_id),
            due as (
                select order_id, sales, cancelled, case when sales < captures then later else given_back end as expected
                  from mine
            """.replace("{undone}", UNDONE) + STATED_OF.formatted("mine") + """
            )
            select case when not :cancelsOverdue then 'cancel-not-yet-in-statement'
                        when cancelled = 0 then 'cancel-missing'
                        else 'cancel-amount-differs'
                   end as reason,
                   order_id::text as about, expected as ours, cancelled as theirs
              from due
             where sales > 0 and cancelled < expected
            """;

    /// What they gave back that day, against all that we have given back.
    private static final String CANCELLED_BY_THEM =
            """
            with cancels as (
                select distinct order_id from settlement_row
                 where gateway = :gateway and day = :day and not taken and order_id is not null)
            select 'cancelled-by-gateway' as reason, order_id::text as about,
                   ours.given_back as ours, stated.cancelled as theirs
              from cancels
            """ + OURS_OF.formatted("cancels") + STATED_OF.formatted("cancels") + """
             where captures > 0 and stated.cancelled > ours.given_back
            """;

    /// Half a won goes up, away from zero; the same as in `SettlementTerms`.
    private static final String ROWS = """
            with reckoned as (
                select key, amount, fee, vat, pay_out, paid_out_on,
                       sign(amount)::bigint * ((abs(amount) * :feeBasisPoints * 2 + 10000) / 20000) as right_fee,
                       sign(fee)::bigint * ((abs(fee) * 2 + 10) / 20) as right_vat
                  from settlement_row
                 where gateway = :gateway and day = :day)
            select case when fee <> right_fee then 'fee-differs'
                        when vat <> right_vat then 'vat-differs'
                        when pay_out <> amount - fee - vat then 'pay-out-miscalculated'
                        else 'pay-out-day-differs'
                   end as reason,
                   key as about,
                   case when fee <> right_fee then right_fee
                        when vat <> right_vat then right_vat
                        else amount - fee - vat
                   end as ours,
                   case when fee <> right_fee then fee
                        when vat <> right_vat then vat
                        else pay_out
                   end as theirs
              from reckoned
             where fee <> right_fee or vat <> right_vat or pay_out <> amount - fee - vat or paid_out_on <> :payOutDay
            """;

    /// What reached the bank that day, against the rows that were to be paid out then.
    private static final String PAY_OUTS = """
            with sums as (
                select (select coalesce(sum(pay_out), 0) from settlement_row
                         where gateway = :gateway and paid_out_on = :day) as due,
                       (select coalesce(sum(amount), 0) from gateway_pay_out
                         where gateway = :gateway and day = :day) as paid)
            select case when paid = 0 then 'not-paid-out'
                        when paid < due then 'paid-out-less'
                        else 'paid-out-more'
                   end as reason,
                   cast(:day as date)::text as about, due::bigint as ours, paid::bigint as theirs
              from sums
             where :statementsOfPayOutRead and greatest(due, 0) <> paid
            """;

    private static final String RETURNED = """
            select 'pay-out-returned' as reason, reference as about, amount as ours, 0::bigint as theirs
              from gateway_pay_out
             where gateway = :gateway and day = :day and returned
            """;

    static final List<String> ALL =
            List.of(NOT_WITH_US, AMOUNTS, NOT_WITH_THEM, CANCELS, CANCELLED_BY_THEM, ROWS, PAY_OUTS, RETURNED);
}
