package dev.dosirak.platform.web.outbox;

import dev.dosirak.platform.kernel.Refused;
import dev.dosirak.platform.outbox.OutboxRepublisher;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Publishes what is still in the outbox once more, under the same ids.
@RestController
@RequestMapping("/internal/v1/outbox")
public class OutboxController {

    private final OutboxRepublisher outboxRepublisher;

    public OutboxController(OutboxRepublisher outboxRepublisher) {
        this.outboxRepublisher = outboxRepublisher;
    }

    /// Either ids, or a span of time.
    record EventRepublishRequest(
            @Nullable @Size(min = 1, max = 500) List<UUID> ids,
            @Nullable Instant from,
            @Nullable Instant to,
            @NotBlank @Size(max = 1000) String why) {}

    record RepublishStarted(long retelling) {}

    /// It goes on by itself from here, some a second, on whichever node.
    @PostMapping("/republish")
    @ResponseStatus(HttpStatus.ACCEPTED)
    RepublishStarted tellAgain(@RequestBody @Valid EventRepublishRequest what) {
        var from = what.from();
        var to = what.to();
        if (what.ids() != null && from == null && to == null) {
            return new RepublishStarted(outboxRepublisher.request(what.ids(), what.why()));
        }
        if (what.ids() != null || (from == null && to == null)) {
            throw new Refused(RepublishRefusal.NEITHER_IDS_NOR_SPAN);
        }
        if (from == null || to == null || !from.isBefore(to)) {
            throw new Refused(RepublishRefusal.NO_SUCH_SPAN);
        }
        return new RepublishStarted(outboxRepublisher.request(from, to, what.why()));
    }
}
