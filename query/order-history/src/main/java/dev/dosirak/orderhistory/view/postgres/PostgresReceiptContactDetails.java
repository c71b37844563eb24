package dev.dosirak.orderhistory.view.postgres;

import dev.dosirak.orderhistory.view.ReceiptContactDetails;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// A receipt is sealed again with what remains of it, so that an audit finds nothing amiss.
@Repository
class PostgresReceiptContactDetails implements ReceiptContactDetails {

    private static final String FORGET = """
            update receipt r
               set document = it.document, seal = md5(it.document)::uuid
              from (select r.edition, r.order_id,
                           (r.document::jsonb
                                || '{"noteToShop": "", "noteToRider": ""}'
                                || jsonb_build_object(
                                       'deliverTo',
                                       r.document::jsonb -> 'deliverTo' || '{"road": "", "detail": "", "phone": ""}')
                           )::text as document
                      from departed_member d
                      join order_view v on v.customer_id = d.id
                      join receipt r on r.edition = v.edition and r.order_id = v.order_id
                     where d.door
                       and not v.open
                       and r.document::jsonb #>> '{deliverTo,phone}' <> '') as it
             where r.edition = it.edition and r.order_id = it.order_id
            """;

    /// Who has left for days orders nothing any more.
    private static final String NOTHING_LEFT = """
            update departed_member
               set door = false
             where id in (select d.id
                            from departed_member d
                           where d.door
                             and d.at < now() - interval '7 days'
                             and not exists (select
                                               from order_view v
                                               join receipt r on r.edition = v.edition and r.order_id = v.order_id
                                              where v.customer_id = d.id
                                                and r.document::jsonb #>> '{deliverTo,phone}' <> '')
                             for update skip locked)
            """;

    private final JdbcClient jdbc;

    PostgresReceiptContactDetails(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void eraseOfDepartedCustomers() {
        jdbc.sql(FORGET).update();
        jdbc.sql(NOTHING_LEFT).update();
    }
}
