package dev.dosirak.payment.charge;

import dev.dosirak.platform.kernel.Won;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// A gateway that keeps the one promise every gateway makes, to know a repeated request by its key, and no other: asked
/// under two keys it takes the money twice, or gives it back twice.
final class ModelGateway implements PaymentGateway {

    /// A request that arrives at all arrives this soon after it was sent.
    static final Duration ARRIVES_WITHIN = Duration.ofSeconds(7);

    private final World world;
    private final boolean declines;
    private final Map<String, Answer> answers = new HashMap<>();
    private final List<Capture> captures = new ArrayList<>();
    private long given;

    ModelGateway(World world, boolean declines) {
        this.world = world;
        this.declines = declines;
    }

    List<Capture> captures() {
        return captures;
    }

    long given() {
        return given;
    }

    long taken() {
        return captures.stream().mapToLong(it -> it.amount().amount()).sum();
    }

    @Override
    public String name() {
        return "model";
    }

    @Override
    public Answer approve(Bill bill, String billingKey, int number) {
        return send(() -> land("approve-" + number, () -> {
            if (declines) {
                return new Answer.Declined("reject-card-payment");
            }
            var capture = new Capture("model", "pay-" + captures.size(), bill.amount());
            captures.add(capture);
            return new Answer.Taken(capture);
        }));
    }

    @Override
    public RefundAnswer refund(UUID order, Capture capture, int number) {
        var answer = send(() -> land("refund-" + number, () -> {
            given += capture.amount().amount();
            return new Answer.Taken(capture);
        }));
        return switch (answer) {
            case Answer.Taken _ -> new RefundAnswer.Done();
            case Answer.Declined _, Answer.NotSent _ -> new RefundAnswer.NotDone();
            case Answer.Unclear _ -> new RefundAnswer.Unclear();
        };
    }

    @Override
    public Finding find(Bill bill) {
        world.meanwhile();
        if (world.chance(20)) {
            return new Finding.Unclear();
        }
        if (captures.isEmpty()) {
            return new Finding.NotFound();
        }
        return new Finding.Found(captures.getFirst(), Won.of(Math.max(0, taken() - given)));
    }

    private interface Landing {
        Answer arrive();
    }

    private Answer send(Landing request) {
        var limit = world.instant().plus(ARRIVES_WITHIN);
        world.within(limit, world::meanwhile);
        if (world.chance(10)) {
            return new Answer.NotSent();
        }
        if (world.chance(10)) {
            return new Answer.Unclear(); // lost on the way there
        }
        if (world.chance(15)) {
            world.later(between(world.instant(), limit), request::arrive);
            world.mayCrash();
            return new Answer.Unclear();
        }
        var answer = request.arrive();
        world.meanwhile();
        return world.chance(15) ? new Answer.Unclear() : answer;
    }

    private Answer land(String key, Landing effect) {
        var known = answers.get(key);
        if (known != null) {
            return known;
        }
        var answer = effect.arrive();
        answers.put(key, answer);
        return answer;
    }

    private Instant between(Instant from, Instant to) {
        var millis = Math.max(1, Duration.between(from, to).toMillis());
        return from.plusMillis(world.pick((int) millis));
    }
}
