package dev.dosirak.order.admission.web;

import dev.dosirak.order.admission.Admission;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Tells gateways how many more orders would be taken, so that they turn a crowd away by themselves. Where admission
/// is off nothing is told, and gateways let everything pass.
@RestController
@ConditionalOnBooleanProperty("dosirak.order.admission")
@RequestMapping("/internal/v1/admission")
final class AdmissionController {

    private final Admission admission;

    AdmissionController(Admission admission) {
        this.admission = admission;
    }

    /// @param orders how many more this node would take now
    /// @param retryAfter in seconds, for those beyond that
    record Capacity(long orders, long retryAfter) {}

    /// 503 where this node has not been able to look lately.
    @GetMapping
    ResponseEntity<Capacity> admission() {
        return admission
                .capacity()
                .map(it -> new Capacity(it.orders(), AdmissionFilter.roundedUp(it.retryAfter())))
                .map(ResponseEntity::ok)
                .orElseGet(() ->
                        ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE).build());
    }
}
