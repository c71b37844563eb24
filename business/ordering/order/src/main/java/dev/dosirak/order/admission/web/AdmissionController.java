package dev.dosirak.order.admission.web;

import dev.dosirak.order.admission.Admission;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Tells gateways how many more orders would be taken, so that they turn a crowd away by themselves.
@RestController
@RequestMapping("/internal/v1/admission")
final class AdmissionController {

    private final Admission admission;

    AdmissionController(Admission admission) {
        this.admission = admission;
    }

    /// @param orders how many more this node would take now
    /// @param retryAfter in seconds, for those beyond that
    record Room(long orders, long retryAfter) {}

    @GetMapping
    Room ask() {
        var room = admission.ask();
        return new Room(room.orders(), AdmissionFilter.roundedUp(room.comeAgain()));
    }
}
