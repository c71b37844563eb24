package dev.dosirak.delivery.dispatch.postgres;

import dev.dosirak.delivery.dispatch.DeliveryContactDetails;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// Address and phone number lie in the first event of a history and in its snapshot. The event keeps its form, with
/// nothing personal in it; a snapshot is made again when it is needed.
@Repository
class PostgresDeliveryContactDetails implements DeliveryContactDetails {

    private static final String FORGET = """
            with ended as (
                select id
                  from delivery
                 where door and state in ('delivered', 'lost', 'withdrawn')
                   and (moved < now() - make_interval(secs => :after)
                        or customer in (select id from departed_member))
                 order by moved
                 limit :most
                   for update skip locked
            ), forgotten as (
                update event
                   set payload = jsonb_set(
                           payload::jsonb, '{errand}',
                           payload::jsonb -> 'errand'
                               || '{"noteToRider": ""}'
                               || jsonb_build_object('door', payload::jsonb #> '{errand,door}'
                                                                 || '{"road": "", "detail": "", "phone": ""}'))::text
                  from ended
                 where stream = ended.id and aggregate = 'delivery' and position = 1
            ), again as (
                delete from snapshot using ended where stream = ended.id and aggregate = 'delivery'
            )
            update delivery set door = false from ended where delivery.id = ended.id
            """;

    private static final Duration ONLY_OF_THE_GONE = Duration.ofDays(36_500);
    private static final int ALL = Integer.MAX_VALUE;

    private final JdbcClient jdbc;

    PostgresDeliveryContactDetails(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    @Transactional
    public int eraseOfEnded(Duration after, int most) {
        return jdbc.sql(FORGET)
                .param("after", after.toSeconds())
                .param("most", most)
                .update();
    }

    @Override
    @Transactional
    public void eraseOfDepartedCustomers() {
        eraseOfEnded(ONLY_OF_THE_GONE, ALL);
    }
}
