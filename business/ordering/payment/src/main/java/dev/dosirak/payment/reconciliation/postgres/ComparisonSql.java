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

    private static final String AMOUNTS = THEIRS + """
            select case when sales > 1 then 'captured-twice' else 'amount-differs' end as reason,
                   order_text as about, c.amount as ours, sold as theirs
              from theirs join captured_money c on c.order_id = theirs.order_id and c.gateway = :gateway
             where sales > 1 or (sales = 1 and sold <> c.amount)
            """;

    /// With us, and in no statement. What they took shortly before midnight we may have the day after, and the other
    /// way round.
    private static final String NOT_WITH_THEM = """
            select case when given_back = amount and given_back_on = taken_on then 'cancelled-on-the-same-day'
                        when taken_at >= :lateInTheDay and not :nextDayRead then 'around-midnight'
                        else 'missing-at-gateway'
                   end as reason,
                   order_id::text as about, amount as ours, 0::bigint as theirs
              from captured_money c
             where gateway = :gateway and taken_on = :day
               and not exists (select from settlement_row r
                                where r.order_id = c.order_id and r.gateway = :gateway and r.taken)
            """;

    /// What we gave back that day, against all that statements say was given back.
    private static final String CANCELS = """
            with ours as (
                select c.order_id, c.amount, c.given_back,
                       (select coalesce(-sum(r.amount) filter (where not r.taken), 0)
                          from settlement_row r
                         where r.order_id = c.order_id and r.gateway = :gateway) as theirs,
                       exists (select from settlement_row r
                                where r.order_id = c.order_id and r.gateway = :gateway and r.taken) as sold
                  from captured_money c
                 where gateway = :gateway and given_back_on = :day and given_back > 0)
            select case when not :cancelsOverdue then 'cancel-not-yet-in-statement'
                        when theirs = 0 then 'cancel-missing'
                        else 'cancel-amount-differs'
                   end as reason,
                   order_id::text as about, given_back as ours, theirs
              from ours
             where sold and theirs < given_back
            """;

    /// What they gave back that day, against all that we have given back.
    private static final String CANCELLED_BY_THEM = """
            with cancelled as (
                select distinct order_id from settlement_row
                 where gateway = :gateway and day = :day and not taken and order_id is not null)
            select 'cancelled-by-gateway' as reason, c.order_id::text as about, c.given_back as ours, t.amount as theirs
              from cancelled join captured_money c on c.order_id = cancelled.order_id and c.gateway = :gateway
              cross join lateral (select -sum(r.amount) as amount from settlement_row r
                                   where r.order_id = c.order_id and r.gateway = :gateway and not r.taken) t
             where t.amount > c.given_back
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
