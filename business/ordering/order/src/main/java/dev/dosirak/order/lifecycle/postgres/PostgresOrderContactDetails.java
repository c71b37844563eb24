package dev.dosirak.order.lifecycle.postgres;

import dev.dosirak.order.lifecycle.OrderContactDetails;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// Address and phone number lie in the first event of a history and in its snapshot. The event keeps its form, with
/// nothing personal in it; a snapshot is made again when it is needed. Other services that erase them look alike
/// only: each in documents of its own.
@Repository
class PostgresOrderContactDetails implements OrderContactDetails {

    private static final String FORGET = """
            with over as (
                select placed.stream
                  from departed_member d
                  join event placed
                    on placed.aggregate = 'order' and placed.type = 'placed'
                   and placed.payload::jsonb #>> '{bill,customer}' = d.id::text
                 where d.door
                   and placed.payload::jsonb #>> '{bill,deliverTo,phone}' <> ''
                   and exists (select
                                 from event last
                                where last.stream = placed.stream and last.aggregate = 'order'
                                  and last.type in %s)
            ), again as (
                delete from snapshot using over where snapshot.stream = over.stream and snapshot.aggregate = 'order'
            )
            update event
               set payload = jsonb_set(
                       payload::jsonb, '{bill}',
                       payload::jsonb -> 'bill'
                           || '{"noteToShop": "", "noteToRider": ""}'
                           || jsonb_build_object('deliverTo', payload::jsonb #> '{bill,deliverTo}'
                                                                  || '{"road": "", "detail": "", "phone": ""}'))::text
              from over
             where event.stream = over.stream and event.aggregate = 'order' and event.position = 1
            """.formatted(PostgresOrders.FINAL_EVENTS);

    /// Who has left for days orders nothing any more.
    private static final String NOTHING_LEFT = """
            update departed_member
               set door = false
             where id in (select d.id
                            from departed_member d
                           where d.door
                             and d.at < now() - interval '7 days'
                             and not exists (select
                                               from event placed
                                              where placed.aggregate = 'order' and placed.type = 'placed'
                                                and placed.payload::jsonb #>> '{bill,customer}' = d.id::text
                                                and placed.payload::jsonb #>> '{bill,deliverTo,phone}' <> '')
                             for update skip locked)
            """;

    private final JdbcClient jdbc;

    PostgresOrderContactDetails(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    @Transactional
    public void eraseOfDepartedCustomers() {
        jdbc.sql(FORGET).update();
        jdbc.sql(NOTHING_LEFT).update();
    }
}
