package dev.dosirak.delivery.dispatch.web;

import dev.dosirak.delivery.dispatch.RiderAvailability;
import dev.dosirak.delivery.rider.Job;
import dev.dosirak.delivery.rider.Rider;
import dev.dosirak.delivery.rider.RiderId;
import dev.dosirak.delivery.rider.RiderNotification;
import dev.dosirak.platform.kernel.OneOf;
import dev.dosirak.platform.kernel.Position;
import dev.dosirak.platform.push.NotificationStreams;
import dev.dosirak.platform.web.caller.Caller;
import dev.dosirak.platform.web.limit.NewWork;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// A rider's own page: on duty or not, where, carrying what. Here, because what it shows and changes is a shift.
@RestController
@RequestMapping("/api/v1/riders/me")
class RiderController {

    private final RiderAvailability riderAvailability;
    private final NotificationStreams<RiderNotification> streams;

    RiderController(RiderAvailability riderAvailability, NotificationStreams<RiderNotification> streams) {
        this.riderAvailability = riderAvailability;
        this.streams = streams;
    }

    record Place(
            @NotNull @DecimalMin("-90") @DecimalMax("90") Double lat,
            @NotNull @DecimalMin("-180") @DecimalMax("180") Double lng) {}

    record Report(
            @NotNull Boolean available, @NotNull @Valid Place position) {
        Position where() {
            return Position.rounded(position.lat(), position.lng());
        }
    }

    /// @param position null for a rider who has never reported
    record RiderView(
            UUID riderId,
            @OneOf({"off", "free", "offered", "busy"}) String state,
            @Nullable Position position) {
        static RiderView of(Rider rider) {
            return new RiderView(rider.id().value(), nameOf(rider.duty()), rider.position());
        }
    }

    /// @param job the open offer, or what the rider carries
    record RiderPage(
            UUID riderId,
            @OneOf({"off", "free", "offered", "busy"}) String state,
            @Nullable Position position,
            @Nullable Job job) {
        static RiderPage of(RiderAvailability.RiderStatus riderStatus) {
            var rider = RiderView.of(riderStatus.rider());
            return new RiderPage(
                    rider.riderId(),
                    rider.state(),
                    rider.position(),
                    riderStatus.job().orElse(null));
        }
    }

    /// Comes again in a few seconds, so it may be refused sooner than what a rider does with an order.
    @PutMapping
    @NewWork
    RiderView report(Caller.Rider caller, @RequestBody @Valid Report report) {
        return RiderView.of(riderAvailability.report(new RiderId(caller.id()), report.available(), report.where()));
    }

    @GetMapping
    RiderPage me(Caller.Rider caller) {
        return riderAvailability
                .statusOf(new RiderId(caller.id()))
                .map(RiderPage::of)
                .orElseGet(() -> new RiderPage(caller.id(), "off", null, null));
    }

    /// Everything after what the rider heard last, then whatever comes, until the token expires. A rider who
    /// names no number begins with the current job.
    ///
    /// @param phone a name that a phone makes up once and keeps: when it comes back it gets its place again
    @GetMapping("/stream")
    void stream(
            Caller.Rider caller,
            JwtAuthenticationToken token,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable Long lastEventId,
            @RequestParam(required = false) @Nullable Long after,
            @RequestParam(defaultValue = "") @Size(max = 64) String phone,
            HttpServletResponse response) {
        streams.serve(caller.id(), phone, lastEventId, after, token, response);
    }

    private static String nameOf(Rider.Duty duty) {
        return switch (duty) {
            case Rider.Off _ -> "off";
            case Rider.Free _ -> "free";
            case Rider.Offered _ -> "offered";
            case Rider.Busy _ -> "busy";
        };
    }
}
