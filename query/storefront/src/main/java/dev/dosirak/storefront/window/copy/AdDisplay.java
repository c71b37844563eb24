package dev.dosirak.storefront.window.copy;

import dev.dosirak.platform.kernel.Position;
import dev.dosirak.platform.sync.SyncItem;
import dev.dosirak.storefront.window.Campaign;
import dev.dosirak.storefront.window.Campaigns;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Placements: those that may be shown are kept as they came.
final class AdDisplay implements Display {

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    private static final byte[] NOTHING = {};

    private final Campaigns campaigns;

    AdDisplay(Campaigns campaigns) {
        this.campaigns = campaigns;
    }

    private record Document(
            UUID id,
            UUID shopId,
            String state,
            Instant from,
            Instant to,
            Position center,
            int radiusMeters,
            int position,
            @Nullable Instant exhaustedUntil) {

        Campaign toCampaign() {
            return new Campaign(
                    id,
                    shopId,
                    from,
                    to,
                    center,
                    radiusMeters,
                    position,
                    exhaustedUntil == null ? Instant.EPOCH : exhaustedUntil);
        }
    }

    @Override
    public byte[] write(SyncItem item) {
        if (item.deleted()) {
            return NOTHING;
        }
        var document = JSON.readValue(item.document(), Document.class);
        document.toCampaign();
        return document.state().equals("running") ? item.document().getBytes(StandardCharsets.UTF_8) : NOTHING;
    }

    @Override
    public void show(Kept kept) {
        if (kept.isEmpty()) {
            campaigns.take(kept.id());
            return;
        }
        var document = new byte[kept.content().remaining()];
        kept.content().get(document);
        campaigns.put(JSON.readValue(document, Document.class).toCampaign());
    }

    @Override
    public void takeAway(UUID id) {
        campaigns.take(id);
    }
}
