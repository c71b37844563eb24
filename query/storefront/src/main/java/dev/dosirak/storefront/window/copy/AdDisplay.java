package dev.dosirak.storefront.window.copy;

import dev.dosirak.platform.kernel.Placement;
import dev.dosirak.platform.kernel.Placements;
import dev.dosirak.platform.kernel.Position;
import dev.dosirak.platform.sync.SyncItem;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
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

    private final Placements campaigns;

    AdDisplay(Placements campaigns) {
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

        Placement toPlacement() {
            return new Placement(
                    id, shopId, from, to, center, radiusMeters, position, Optional.ofNullable(exhaustedUntil));
        }
    }

    @Override
    public byte[] write(SyncItem item) {
        if (item.deleted()) {
            return NOTHING;
        }
        var document = JSON.readValue(item.document(), Document.class);
        document.toPlacement();
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
        campaigns.put(JSON.readValue(document, Document.class).toPlacement());
    }

    @Override
    public void takeAway(UUID id) {
        campaigns.take(id);
    }
}
