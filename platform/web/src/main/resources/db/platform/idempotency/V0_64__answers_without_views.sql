-- Answers to commands were views once, with doors, phones and menus in them. Since then they say what became of the
-- command; so do those that were kept before.
update idempotency
   set body = (select coalesce(jsonb_object_agg(key, value), '{}')
                 from jsonb_each(body::jsonb)
                where key in ('id', 'orderId', 'deliveryId', 'state', 'version'))::text
 where body like '%"deliverTo":%' or body like '%"menu":%';
