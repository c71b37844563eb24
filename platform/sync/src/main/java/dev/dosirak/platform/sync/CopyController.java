package dev.dosirak.platform.sync;

import dev.dosirak.platform.kernel.Refused;
import dev.dosirak.platform.web.problem.Problems;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// The copies of this node, for `./dosirak sync`.
@RestController
@RequestMapping("/internal/v1/copies")
class CopyController {

    private final Map<String, Replica> replicas;
    private final Problems problems;

    CopyController(List<Replica> replicas, Problems problems) {
        this.problems = problems;
        this.replicas = replicas.stream().collect(Collectors.toUnmodifiableMap(Replica::name, Function.identity()));
    }

    record Copies(List<CopyProgress> copies) {}

    /// Both ends, or none for everything.
    record ImportRequest(@Nullable Instant from, @Nullable Instant to) {}

    @GetMapping
    Copies copies() {
        return new Copies(replicas.keySet().stream()
                .sorted()
                .map(it -> replica(it).progress())
                .toList());
    }

    @GetMapping("/{name}")
    CopyProgress copy(@PathVariable String name) {
        return replica(name).progress();
    }

    /// Begins an import; how far it has come is said by the copy's progress.
    @PostMapping("/{name}/import")
    @ResponseStatus(HttpStatus.ACCEPTED)
    CopyProgress importAgain(@PathVariable String name, @RequestBody ImportRequest importRequest) {
        var replica = replica(name);
        replica.importAgain(Spans.of(importRequest.from(), importRequest.to()));
        return replica.progress();
    }

    /// Compares with the owner and answers when that is done.
    @PostMapping("/{name}/audit")
    Audit audit(@PathVariable String name, @RequestParam(defaultValue = "false") boolean repair) {
        return replica(name).audit(repair);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> nobodyToCompareWith(DataOwner.OwnerAway away, HttpServletRequest request) {
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problems.of(HttpStatus.SERVICE_UNAVAILABLE, "owner-away", Problems.languageOf(request)));
    }

    private Replica replica(String name) {
        var replica = replicas.get(name);
        if (replica == null) {
            throw new Refused(SyncRefusal.UNKNOWN_COPY, name);
        }
        return replica;
    }
}
