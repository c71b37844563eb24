package dev.dosirak.platform.web.parked;

import dev.dosirak.platform.kernel.OneOf;
import dev.dosirak.platform.subscription.ParkedEvent;
import dev.dosirak.platform.subscription.ParkedEvents;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Parked records over HTTP, for `./dosirak parked`.
@RestController
@RequestMapping("/internal/v1/parked")
public class ParkedController {

    private static final int PAGE = 100;

    private final ParkedEvents parkedEvents;

    public ParkedController(ParkedEvents parkedEvents) {
        this.parkedEvents = parkedEvents;
    }

    record Page(List<ParkedEvent> items) {}

    record Decision(
            @NotBlank @Size(max = 200) String by,
            @NotBlank @Size(max = 1000) String why) {}

    /// @param state `redriven` when the whole key went through or nothing has this id, `still-parked` with the
    /// record that failed in `left`, `discarded`, `unknown`
    record Outcome(
            @OneOf({"redriven", "still-parked", "discarded", "unknown"})
            String state,

            List<ParkedEvent> left) {}

    @GetMapping
    Page parkedRecords(@RequestParam(defaultValue = "") String consumer, @RequestParam(defaultValue = "0") long after) {
        return new Page(parkedEvents.list(consumer, after, PAGE));
    }

    @PostMapping("/{id}/redrive")
    Outcome redrive(@PathVariable long id, @RequestBody @Valid Decision decision) {
        var left = parkedEvents.redrive(id, decision.by(), decision.why());
        return left.map(it -> new Outcome("still-parked", List.of(it))).orElse(new Outcome("redriven", List.of()));
    }

    @PostMapping("/{id}/discard")
    Outcome discard(@PathVariable long id, @RequestBody @Valid Decision decision) {
        var known = parkedEvents.discard(id, decision.by(), decision.why());
        return new Outcome(known ? "discarded" : "unknown", List.of());
    }
}
