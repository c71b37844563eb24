package dev.dosirak.payment.charge.web;

import dev.dosirak.payment.charge.Payment;
import dev.dosirak.payment.charge.PaymentCommand;
import dev.dosirak.payment.charge.PaymentCommand.RetryRefund;
import dev.dosirak.payment.charge.PaymentEvent;
import dev.dosirak.payment.charge.Tasks;
import dev.dosirak.payment.charge.Tasks.Task;
import dev.dosirak.platform.kernel.CommandHandler;
import dev.dosirak.platform.kernel.OneOf;
import dev.dosirak.platform.web.caller.Caller;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// What operators should look at, and what they do about it. Who has done it stays on record.
@RestController
@RequestMapping("/api/v1/payments")
class TaskController {

    private static final int PAGE = 100;

    private final Tasks tasks;
    private final CommandHandler<UUID, Payment, PaymentCommand, PaymentEvent> payments;

    TaskController(Tasks tasks, CommandHandler<UUID, Payment, PaymentCommand, PaymentEvent> payments) {
        this.tasks = tasks;
        this.payments = payments;
    }

    /// @param kind `refund-stuck`, `partial-refund-given-up`, `reversed`, `unsettled`, `unexplained`,
    ///     `order-unknown`, `journal-behind`, `statement-bad` or `settlement-differs`
    /// @param about the order; of `unexplained` money, the gateway's payment key, and of an entry that cannot
    ///     be read, its own; the pass that is `journal-behind`, or gateway and day of a statement that cannot
    ///     be compared; gateway, day and what is wrong with its statement
    record TaskView(
            long taskId,
            @OneOf(constantsOf = Tasks.Kind.class) String kind,
            String about,
            String detail,
            Instant since) {

        static TaskView of(Task task) {
            return new TaskView(
                    task.id(), Tasks.Kind.NAMES.nameOf(task.kind()), task.about(), task.detail(), task.since());
        }
    }

    record TaskPage(List<TaskView> items, @Nullable String next) {}

    /// @param note what was done, for who asks later
    record Closing(@NotBlank @Size(max = 1000) String note) {}

    @GetMapping("/tasks")
    TaskPage openTasks(Caller.Operator operator, @RequestParam(defaultValue = "0") long cursor) {
        var items = tasks.open(cursor, PAGE);
        var next = items.size() < PAGE ? null : Long.toString(items.getLast().id());
        return new TaskPage(items.stream().map(TaskView::of).toList(), next);
    }

    @PostMapping("/tasks/{id}/closing")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void close(Caller.Operator operator, @PathVariable long id, @RequestBody @Valid Closing closing) {
        tasks.close(id, operator.id(), closing.note());
    }

    /// Tries a refund that is stuck at once, and then as often as any other.
    @PostMapping("/{orderId}/refund-retries")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void retryRefund(Caller.Operator operator, @PathVariable UUID orderId) {
        payments.handle(orderId, at -> new RetryRefund(operator.id(), at));
    }
}
