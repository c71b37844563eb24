package dev.dosirak.storefront.catalog.copy;

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
final class AdProjection implements Projection {

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    private static final byte[] NOTHING = {};

    private final Placements placements;

    AdProjection(Placements placements) {
        this.placements = placements;
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
    public byte[] render(SyncItem item) {
        if (item.deleted()) {
            return NOTHING;
        }
        var document = JSON.readValue(item.document(), Document.class);
        document.toPlacement();
        return document.state().equals("running") ? item.document().getBytes(StandardCharsets.UTF_8) : NOTHING;
    }

    @Override
    public void apply(LogEntry logEntry) {
        if (logEntry.isEmpty()) {
            placements.remove(logEntry.id());
            return;
        }
        var document = new byte[logEntry.content().remaining()];
        logEntry.content().get(document);
        placements.put(JSON.readValue(document, Document.class).toPlacement());
    }

    @Override
    public void remove(UUID id) {
        placements.remove(id);
    }
}
